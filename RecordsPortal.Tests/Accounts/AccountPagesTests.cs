using System.Net;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

/// <summary>The account pages as a browser without scripts meets them.</summary>
public sealed partial class AccountPagesTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task WrongPassword_OfSomebodyAndOfNobody_IsTheSamePage()
    {
        using var client = portal.Visitor();

        var somebody = await SubmitAsync(client, "archivist", "wrong wrong wrong");
        var nobody = await SubmitAsync(client, "no-such-one", "wrong wrong wrong");

        Assert.Equal((HttpStatusCode.OK, somebody.Text.Replace("value=\"archivist\"", "")), (nobody.Status, nobody.Text.Replace("value=\"no-such-one\"", "")));
        Assert.Contains("账号或密码不正确", somebody.Text);
    }

    [Fact]
    public async Task SignIn_WithALinkOutOfThePortal_StaysInside()
    {
        using var client = portal.Visitor();
        var page = await Form.OpenAsync(client, "/account/sign-in?returnUrl=https://elsewhere.example/");

        using var answer = await page.SendAsync(("Input.User", "teacher"), ("Input.Password", DemoSeed.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(portal.Address, new Uri(portal.Address, answer.Headers.Location!));
    }

    [Fact]
    public async Task SignIn_Again_EndsTheSessionBefore()
    {
        var cookies = new CookieContainer();
        using var client = portal.Visitor(cookies);
        await SignInAsync(client, "auditor");
        var before = cookies.GetCookies(portal.Address)["RecordsPortal"]!;
        using var thief = portal.Visitor();
        thief.DefaultRequestHeaders.Add("Cookie", $"{before.Name}={before.Value}");
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account/sessions")).StatusCode);

        var page = await Form.OpenAsync(client, "/account/password");
        using var answer = await page.SendAsync(("Input.Current", DemoSeed.Password), ("Input.Password", "a lantern in the reed beds"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.NotEqual(before.Value, cookies.GetCookies(portal.Address)["RecordsPortal"]!.Value);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sessions")).StatusCode);
        await SessionTests.HeardAsync(async () => (await thief.GetAsync("/account/sessions")).StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefusedWithAWord()
    {
        using var client = await portal.SignInAsync("leader");

        using var answer = await client.PostAsync("/account/password", new FormUrlEncodedContent([new("_handler", "password"), new("Input.Current", "x")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请重试", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/activate")]
    [InlineData("/account/renew")]
    [InlineData("/account/reset")]
    [InlineData("/account/first-administrator")]
    public async Task Page_IsNeverStored(string path)
    {
        using var client = portal.Visitor();

        using var answer = await client.GetAsync(path);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task AddressOfNothing_SaysSoInChinese()
    {
        using var client = await portal.SignInAsync("leader");

        using var answer = await client.GetAsync("/nothing/here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("找不到此页面", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task SignInAsync(HttpClient client, string user)
    {
        var page = await Form.OpenAsync(client, "/account/sign-in");
        using var answer = await page.SendAsync(("Input.User", user), ("Input.Password", DemoSeed.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Text)> SubmitAsync(HttpClient client, string user, string password)
    {
        var page = await Form.OpenAsync(client, "/account/sign-in");
        using var answer = await page.SendAsync(("Input.User", user), ("Input.Password", password));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var main = text[text.IndexOf("<h1", StringComparison.Ordinal)..text.IndexOf("</main>", StringComparison.Ordinal)];
        return (answer.StatusCode, Token().Replace(main, ""));
    }

    /// <summary>Differs from page to page whatever was asked.</summary>
    [GeneratedRegex("(?<=__RequestVerificationToken\" value=\")[^\"]*")]
    private static partial Regex Token();
}
