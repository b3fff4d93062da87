using Microsoft.Playwright;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

[Collection(LookingCollection.Name)]
public sealed class SignInTests(Survey portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task Guest_AtTheDoor_IsSentToSignInInChinese()
    {
        var guest = await GuestAsync();

        await guest.OpenAsync("/");

        Assert.Contains("/account/sign-in", guest.Page.Url);
        Assert.Equal("zh-CN", await guest.Page.GetAttributeAsync("html", "lang"));
        Assert.NotEmpty(await guest.Page.TitleAsync());
    }

    [BrowserFact]
    public async Task SignIn_WithoutScripts_LandsAtHome()
    {
        var options = Look.Desktop.Options(Portal.Server.Address);
        options.JavaScriptEnabled = false;
        await using var context = await Portal.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#user", "registrar");
        await page.FillAsync("#password", DemoSeed.Password);
        await page.PressAsync("#password", "Enter");

        await page.ReachesAsync("/");
        await page.GetByText("王敏").First.WaitForAsync();
    }

    [BrowserFact]
    public async Task Reader_ChoosesEnglish_KeepsItOverReloadAndSignOut()
    {
        var leader = await GuestAsync();
        await leader.SignInAsync("leader", DemoSeed.Password);
        await leader.SettleAsync();

        await leader.Page.Locator(".user-menu > summary").ClickAsync();
        await leader.Page.Locator("[data-preference=language] input[value=en]").ClickAsync();
        await leader.Page.WaitForFunctionAsync("() => document.documentElement.lang.startsWith('en')");
        await leader.OpenAsync("/");
        await leader.Page.Locator(".user-menu > summary").ClickAsync();
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await leader.Page.ReachesAsync("/account/sign-in");

        Assert.Equal("en", await leader.Page.GetAttributeAsync("html", "lang"));
    }

    [BrowserFact]
    public async Task SignedOut_GoesBack_SeesNothing()
    {
        var archivist = await GuestAsync();
        await archivist.SignInAsync("archivist", DemoSeed.Password);
        await archivist.OpenAsync("/students");
        await archivist.Page.Locator(".user-menu > summary").ClickAsync();
        await archivist.Page.Locator(".user-sign-out button").ClickAsync();
        await archivist.Page.ReachesAsync("/account/sign-in");

        await archivist.Page.GoBackAsync();

        await archivist.Page.ReachesAsync(url => url.Contains("/account/sign-in"));
    }

    [BrowserFact]
    public async Task FirstTab_SkipsToTheContent()
    {
        var registrar = await VisitAsync("registrar");
        await registrar.OpenAsync("/");
        await registrar.Page.EvaluateAsync("() => document.activeElement?.blur()");

        await registrar.Page.Keyboard.PressAsync("Tab");
        var first = await registrar.Page.EvaluateAsync<string>(PageScripts.Focused);
        await registrar.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("A 跳到主要内容", first);
        await registrar.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'main'");
    }

    [BrowserTheory]
    [InlineData(null, "/account/sign-in", 60, 10)]
    [InlineData("leader", "/", 200, 40)]
    [InlineData("student", "/intake", 200, 40)]
    [InlineData("registrar", "/review", 200, 40)]
    public async Task Page_Cold_WeighsLittleAndComesCompressed(string? user, string path, int kilobytes, int most)
    {
        var visitor = user is null ? await GuestAsync() : await VisitAsync(user);
        var requests = new List<IRequest>();
        visitor.Page.RequestFinished += (_, request) =>
        {
            lock (requests)
            {
                requests.Add(request);
            }
        };

        await visitor.OpenAsync(path);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var sizes = await Task.WhenAll(requests.ToArray().Select(async request => (request.Url, Bytes: StaticAssets.PackedSize(request.Url) ?? (await request.SizesAsync()).ResponseBodySize)));
        Assert.True(sizes.Sum(size => size.Bytes) <= kilobytes * 1000, string.Join('\n', sizes.Select(size => $"{size.Bytes} {size.Url}")));
        Assert.InRange(sizes.Length, 1, most);
        Assert.DoesNotContain(sizes, size => size.Url.Contains(".woff"));
        var page = await requests.Single(request => request.IsNavigationRequest && request.RedirectedTo is null).ResponseAsync();
        Assert.Equal("br", await page!.HeaderValueAsync("content-encoding"));
    }
}
