using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Off means off within five seconds: on the page somebody has open, for a client that ignores being told, and over HTTP.</summary>
[Collection(nameof(Chromium))]
public sealed class RevocationTests(Chromium chromium, HostedPortal portal) : IClassFixture<HostedPortal>
{
    private const int FiveSeconds = 5_000;

    /// <summary>Routing takes them all for one.</summary>
    public static TheoryData<string> Spellings => ["/_blazor", "/_blazor/", "/_Blazor/"];

    [BrowserFact]
    public async Task OpenPage_OfAnAccountThatIsDisabled_LeavesForSignIn()
    {
        await using var archivist = await AtStudentsAsync("archivist");

        await AsAdministratorAsync((staff, id) => staff.SetDisabledAsync(Guid.CreateVersion7(), id, true, "调离岗位"), "archivist");

        await LeavesAsync(archivist);
    }

    [BrowserFact]
    public async Task OpenPage_OfSomebodySignedOutByTheAdministrator_LeavesForSignIn()
    {
        await using var leader = await AtStudentsAsync("leader");

        await AsAdministratorAsync((staff, id) => staff.SignOutAsync(Guid.CreateVersion7(), id), "leader");

        await LeavesAsync(leader);
    }

    [BrowserFact]
    public async Task OpenPage_OfARoleThatIsTakenAway_IsClosedAndItsDataGone()
    {
        await using var officer = await AtStudentsAsync("officer");
        var school = await officer.Page.Locator("#main table a").First.InnerTextAsync();
        var roles = await RolesAsync("officer");

        await AsAdministratorAsync((staff, id) => staff.SetRolesAsync(Guid.CreateVersion7(), id, roles, [new RoleGrant(Role.Teacher)], "岗位调整"), "officer");

        await officer.Page.WaitForFunctionAsync("name => !document.body.innerText.includes(name)", school, new() { Timeout = FiveSeconds });
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Circuit_WhoseClientIgnoresTheEnd_LosesItsLine(string address)
    {
        var cookies = new CookieContainer();
        using var client = await portal.SignInAsync("auditor", cookies);
        using var line = await LineAsync(cookies, address);
        var cut = IsCutAsync(line);
        Assert.False(cut.IsCompleted);

        var clock = Stopwatch.StartNew();
        await AsAdministratorAsync((staff, id) => staff.SignOutAsync(Guid.CreateVersion7(), id), "auditor");

        Assert.True(await cut.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.InRange(clock.ElapsedMilliseconds, 0, FiveSeconds);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/students")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Pages_OpenedByOnePersonWithoutEnd_AreTurnedAwayAndNobodyElseIs(string address)
    {
        var (cookies, others) = (new CookieContainer(), new CookieContainer());
        using var person = await portal.SignInAsync("leader", cookies);
        using var another = await portal.SignInAsync("officer", others);
        var open = new List<ClientWebSocket>();
        for (var at = 0; at < new ConnectionOptions().PerPerson; at++)
        {
            open.Add(await LineAsync(cookies, address));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await AnswerAsync(cookies, address));
        using (await LineAsync(others, address))
        {
            await open[0].CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
            await Eventually.HoldsAsync(async () => await AnswerAsync(cookies, address) == HttpStatusCode.SwitchingProtocols);
        }

        open.ForEach(line => line.Dispose());
    }

    private Uri At(string address) => new UriBuilder(portal.Address) { Scheme = "ws", Path = address }.Uri;

    /// <summary>As far as the greeting; no circuit is begun on it.</summary>
    private async Task<ClientWebSocket> LineAsync(CookieContainer cookies, string address)
    {
        var line = new ClientWebSocket { Options = { Cookies = cookies } };
        await line.ConnectAsync(At(address), default);
        await line.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, default);
        await line.ReceiveAsync(new byte[64], default);
        return line;
    }

    /// <summary>What the server says to one more.</summary>
    private async Task<HttpStatusCode> AnswerAsync(CookieContainer cookies, string address)
    {
        using var line = new ClientWebSocket { Options = { Cookies = cookies, CollectHttpResponseDetails = true } };
        try
        {
            await line.ConnectAsync(At(address), default);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return line.HttpStatusCode;
    }

    private static async Task LeavesAsync(Visitor visitor)
    {
        await visitor.Page.ReachesAsync(url => url.Contains("/account/sign-in"), FiveSeconds / 1000);
        // Closed in the middle of it, the page would not close.
        await visitor.Page.WaitForLoadStateAsync();
    }

    private static async Task<bool> IsCutAsync(WebSocket line)
    {
        try
        {
            return (await line.ReceiveAsync(new byte[64], default)).MessageType == WebSocketMessageType.Close;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }

    private async Task<Visitor> AtStudentsAsync(string user)
    {
        var visitor = await Visitor.ComeAsync(chromium.Browser, portal.Address, Look.Desktop);
        await visitor.SignInAsync(user, DemoSeed.Password);
        await visitor.OpenAsync("/students");
        await visitor.Page.Locator("#main table a").First.WaitForAsync();
        return visitor;
    }

    private async Task AsAdministratorAsync(Func<StaffService, Guid, Task<Outcome>> act, string user)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        var administrator = await db.Users.SingleAsync(a => a.UserName == "admin");
        scope.ServiceProvider.GetRequiredService<CurrentSession>().Id = await portal.Services.GetRequiredService<AccessService>().StartAsync(administrator, "Windows");
        Assert.IsType<Outcome.Done>(await act(scope.ServiceProvider.GetRequiredService<StaffService>(), (await db.Users.SingleAsync(a => a.UserName == user)).Id));
    }

    private async Task<IReadOnlyList<RoleGrant>> RolesAsync(string user)
    {
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        return await db.Grants.Where(g => db.Users.Any(a => a.Id == g.AccountId && a.UserName == user)).Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId)).ToListAsync();
    }
}
