using Microsoft.Playwright;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Passkeys and the authenticator app in a browser, with an authenticator that Chromium itself plays.</summary>
[Collection(nameof(Chromium))]
public sealed class PasskeyJourneyTests(Chromium chromium, HostedPortal portal) : IClassFixture<HostedPortal>
{
    /// <summary>A passkey belongs to a name; an address of numbers has none.</summary>
    private Uri Address => new UriBuilder(portal.Address) { Host = "localhost" }.Uri;

    [BrowserFact]
    public async Task Passkey_MadeOnce_SignsInWithoutAPassword_UntilItIsRemoved()
    {
        await using var leader = await ComeAsync(Look.Phone);
        await leader.SignInAsync("leader", DemoSeed.Password);

        await leader.Page.GotoAsync("/account/second-step");
        await leader.Page.FillAsync("#password", DemoSeed.Password);
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await leader.Page.GetByText("已添加通行密钥").WaitForAsync();
        Assert.Empty(await Axe.FaultsAsync(leader.Page));
        await leader.Context.ClearCookiesAsync();
        await leader.Page.GotoAsync("/account/sign-in?returnUrl=/account/second-step");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "使用通行密钥登录" }).ClickAsync();
        // The page to go on to stands in the address from the start; the password field of this one must not take what is meant for the next.
        await leader.Page.ReachesAsync(url => new Uri(url).AbsolutePath == "/account/second-step");
        await leader.Page.FillAsync("#password", DemoSeed.Password);
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "移除此通行密钥" }).ClickAsync();
        await leader.Page.GetByText("已移除通行密钥").WaitForAsync();
        await leader.Context.ClearCookiesAsync();
        await leader.Page.GotoAsync("/account/sign-in");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "使用通行密钥登录" }).ClickAsync();

        await leader.Page.GetByText("通行密钥未通过验证").WaitForAsync();
        FaultList.None(leader.Faults);
    }

    [BrowserFact]
    public async Task App_SetUpOnAPhone_IsAskedForAtTheNextSignIn()
    {
        await using var officer = await ComeAsync(Look.Phone);
        await officer.SignInAsync("officer", DemoSeed.Password);

        await officer.Page.GotoAsync("/account/enrol");
        var key = Totp.Key((await officer.Page.InnerTextAsync(".account-key")).Replace(" ", ""));
        Assert.Empty(await Axe.FaultsAsync(officer.Page));
        Assert.Equal(0, await officer.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await officer.Page.FillAsync("#code", Totp.Code(key, TimeProvider.System.GetUtcNow()));
        await officer.Page.FillAsync("#password", DemoSeed.Password);
        await officer.Page.PressAsync("#password", "Enter");
        var recovery = await officer.Page.Locator(".account-codes code").First.InnerTextAsync();
        Assert.Empty(await Axe.FaultsAsync(officer.Page));
        await officer.Context.ClearCookiesAsync();
        await officer.SignInAsync("officer", DemoSeed.Password);
        Assert.Contains("/account/factor", officer.Page.Url);
        Assert.Empty(await Axe.FaultsAsync(officer.Page));
        await officer.Page.FillAsync("#code", recovery);
        await officer.Page.PressAsync("#code", "Enter");

        await officer.Page.ReachesAsync(url => !url.Contains("/account/"));
        FaultList.None(officer.Faults);
    }

    private async Task<Visitor> ComeAsync(Look look)
    {
        var visitor = await Visitor.ComeAsync(chromium.Browser, Address, look);
        var developer = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await developer.SendAsync("WebAuthn.enable");
        await developer.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        return visitor;
    }
}
