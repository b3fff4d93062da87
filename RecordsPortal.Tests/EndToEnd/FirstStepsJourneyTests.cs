using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>From the console's one-time link to a registrar at work, on an empty database.</summary>
public sealed partial class FirstStepsJourneyTests : IAsyncLifetime
{
    private const string Password = "a lantern in the reed beds";
    private const string RegistrarsPassword = "seven herons over still water";

    private readonly PortalServer _server = new(isDemonstration: false);
    private readonly Chromium _chromium = new();

    public async Task InitializeAsync()
    {
        await _chromium.InitializeAsync();
        if (Chromium.Path is not null)
        {
            await _server.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _server.DisposeAsync();
    }

    [BrowserFact]
    public async Task EmptyPortal_IsBroughtIntoUseByItsFirstAdministrator()
    {
        await using var chief = await Visitor.ComeAsync(_chromium.Browser, _server.Address, Look.Desktop);
        await BeginAsync(chief);

        await chief.Page.Locator("a[href='setup'].button").ClickAsync();
        await chief.SettleAsync();
        await chief.Page.FillAsync("#college-zh", "江南建设职业技术学院");
        await chief.Page.FillAsync("#college-en", "Jiangnan Vocational College");
        await chief.Page.Locator("#college-en").BlurAsync();
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "保存名称" }).ClickAsync();
        await chief.SeesAsync("已完成");
        await BringAsync(chief, "/structure/import", "专业代码,专业目录年份,专业名称,英文名称,学院代码,学院名称,学制（年）,层次\n440301,2021,建筑工程技术,,02,建筑工程学院,3,专科\n", "建筑工程学院");
        await BringAsync(chief, "/classes/import", "班级名称,入学年份,专业代码\n建工2601,2026,440301\n", "建工2601");
        await BringAsync(chief, "/people/import", "姓名,账号,角色,学院代码,班级名称\n王丽,wangli,学籍管理员,,\n", "王丽");
        await chief.OpenAsync("/setup");
        await chief.SeesAsync("四步都已完成");

        await chief.OpenAsync("/people");
        await chief.Page.GetByRole(AriaRole.Link, new() { Name = "王丽" }).ClickAsync();
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "发放首次登录验证码" }).ClickAsync();
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "生成验证码" }).ClickAsync();
        var code = await chief.Page.Locator(".reset-code code").InnerTextAsync();

        await using var registrar = await Visitor.ComeAsync(_chromium.Browser, _server.Address, Look.Desktop);
        await registrar.Page.GotoAsync("/account/reset");
        await registrar.Page.FillAsync("#user", "wangli");
        await registrar.Page.FillAsync("#code", code);
        await registrar.Page.FillAsync("#password", RegistrarsPassword);
        await registrar.Page.PressAsync("#password", "Enter");
        await EnrolAsync(registrar);
        await registrar.OpenAsync("/review");
        await registrar.SeesAsync("审核");

        FaultList.None(chief.Faults.Concat(registrar.Faults));
    }

    private async Task BeginAsync(Visitor chief)
    {
        // The link is printed once the portal serves; an answer says that it does.
        await chief.Page.GotoAsync("/account/sign-in");
        var link = Link().Match(_server.Output);
        Assert.True(link.Success, _server.Output);
        await chief.Page.GotoAsync(link.Groups["path"].Value);
        await chief.Page.FillAsync("#user", "chief");
        await chief.Page.FillAsync("#name", "何校长");
        await chief.Page.FillAsync("#password", Password);
        await chief.Page.PressAsync("#password", "Enter");
        await EnrolAsync(chief);
        await chief.SettleAsync();
    }

    /// <summary>Staff set up their second step before anything else.</summary>
    private static async Task EnrolAsync(Visitor visitor)
    {
        var key = Totp.Key((await visitor.Page.InnerTextAsync(".account-key")).Replace(" ", ""));
        await visitor.Page.FillAsync("#code", Totp.Code(key, TimeProvider.System.GetUtcNow()));
        await visitor.Page.PressAsync("#code", "Enter");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "已保存，继续" }).ClickAsync();
        await visitor.Page.ReachesAsync(url => !url.Contains("/account/"));
    }

    private static async Task BringAsync(Visitor chief, string page, string csv, string shown)
    {
        await chief.OpenAsync(page);
        await chief.Page.SetInputFilesAsync("#sheet-file", new FilePayload { Name = "sheet.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await chief.SeesAsync(shown);
        await chief.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^导入 1 行$") }).ClickAsync();
        await chief.Page.ReachesAsync(url => !url.EndsWith("/import", StringComparison.Ordinal));
        await chief.SeesAsync(shown);
    }

    [GeneratedRegex(@"(?<path>/account/first-administrator\?token=\w+)")]
    private static partial Regex Link();
}
