using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class SessionTests
{
    [Fact]
    public async Task StaffSession_QuietForHalfAnHour_IsOver()
    {
        await using var portal = await TestPortal.StartAsync();
        var (access, session) = await BeginAsync(portal, "registrar");

        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        await access.TouchAsync(session);
        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True((await access.ActorOfAsync(session)).IsSignedIn);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await access.ActorOfAsync(session)).IsSignedIn);
        await access.TouchAsync(session);
        Assert.False((await access.ActorOfAsync(session)).IsSignedIn);
    }

    [Fact]
    public async Task Session_HoweverBusy_IsOverAfterEightHours()
    {
        await using var portal = await TestPortal.StartAsync();
        var (access, session) = await BeginAsync(portal, "registrar");

        for (var touched = 0; touched < 24; touched++)
        {
            Assert.True((await access.ActorOfAsync(session)).IsSignedIn);
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
            await access.TouchAsync(session);
        }

        Assert.False((await access.ActorOfAsync(session)).IsSignedIn);
    }

    [Fact]
    public async Task StudentSession_QuietForTwoHours_IsOver()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var access = portal.Services.GetRequiredService<AccessService>();

        portal.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.True((await access.ActorOfAsync(student.Session)).IsStudent);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await access.ActorOfAsync(student.Session)).IsSignedIn);
    }

    [Fact]
    public async Task DisabledAccount_IsNobodyAtTheNextQuestion()
    {
        await using var portal = await TestPortal.StartAsync();
        var (access, session) = await BeginAsync(portal, "registrar");

        await ChangeAsync(portal, async db => (await db.Users.SingleAsync(a => a.UserName == "registrar")).IsDisabled = true);

        await HeardAsync(async () => !(await access.ActorOfAsync(session)).IsSignedIn);
    }

    [Fact]
    public async Task RoleTakenAway_IsGoneAtTheNextQuestion()
    {
        await using var portal = await TestPortal.StartAsync();
        var (access, session) = await BeginAsync(portal, "registrar");
        var id = (await access.ActorOfAsync(session)).AccountId;

        await ChangeAsync(portal, async db => db.Grants.RemoveRange(await db.Grants.Where(g => g.AccountId == id).ToListAsync()));

        await HeardAsync(async () => !(await access.ActorOfAsync(session)).May(Feature.Review));
        Assert.True((await access.ActorOfAsync(session)).IsSignedIn);
    }

    [Fact]
    public async Task OwnSessions_AreListedAndEndedFromAfar()
    {
        await using var portal = await TestPortal.StartAsync();
        var (access, here) = await BeginAsync(portal, "registrar");
        var (_, there) = await BeginAsync(portal, "registrar");
        var (_, stranger) = await BeginAsync(portal, "leader");
        var sessions = portal.As<SessionService>(await access.ActorOfAsync(here));

        Assert.Equal(new[] { here, there }.Order(), (await sessions.OwnAsync()).Select(s => s.Id).Order());
        await sessions.EndOthersAsync(Guid.CreateVersion7(), here);

        await HeardAsync(async () => !(await access.ActorOfAsync(there)).IsSignedIn);
        Assert.Equal([here], (await sessions.OwnAsync()).Select(s => s.Id));
        Assert.True((await access.ActorOfAsync(stranger)).IsSignedIn);
    }

    [Fact]
    public async Task SessionOfAnother_CannotBeEnded()
    {
        await using var portal = await TestPortal.StartAsync();
        var (access, mine) = await BeginAsync(portal, "registrar");
        var (_, theirs) = await BeginAsync(portal, "leader");

        var outcome = await portal.As<SessionService>(await access.ActorOfAsync(mine)).EndAsync(Guid.CreateVersion7(), theirs);

        Assert.Equal(0, Assert.IsType<Outcome.Done>(outcome).Receipt.Count);
        Assert.True((await access.ActorOfAsync(theirs)).IsSignedIn);
    }

    internal static async Task<(AccessService Access, Guid Session)> BeginAsync(TestPortal portal, string userName)
    {
        await using var db = portal.Open();
        var access = portal.Services.GetRequiredService<AccessService>();
        return (access, await access.StartAsync(await db.Users.SingleAsync(a => a.UserName == userName), "Windows"));
    }

    private static async Task ChangeAsync(TestPortal portal, Func<Core.RecordsDbContext, Task> change)
    {
        await using var db = portal.OpenAsSystem();
        await change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>News travels on a thread of its own; a moment later is soon enough, never is not.</summary>
    internal static async Task HeardAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
