using Microsoft.Playwright;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Passwords forgotten, guessed and left behind on other machines.</summary>
[Collection(WorkingCollection.Name)]
public sealed class AccountJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    private const string WrongPassword = "不是这个密码，再想想看";

    [BrowserFact]
    public async Task ForgottenPassword_CodeFromTheRegistrar_OpensTheAccountOnce()
    {
        var student = await Portal.Applications.NextAsync();
        var code = await CodeAsync(student);

        var guest = await GuestAsync(Look.Phone);
        await ResetAsync(guest, student, code);
        await guest.Page.ReachesAsync(url => !url.Contains("/account/"));
        await guest.SettleAsync();
        var another = await GuestAsync(Look.Phone);
        await ResetAsync(another, student, code);

        await another.Page.GetByText("号码与验证码不符").WaitForAsync();
        Assert.Contains(student.Name, await guest.Page.InnerTextAsync("body"));
    }

    [BrowserFact]
    public async Task FiveWrongPasswords_LockInTheWordsAnUnknownUserGetsToo()
    {
        var student = await Portal.Applications.NextAsync();
        var guest = await GuestAsync();
        var unknown = await TryAsync(guest, "26999999999999", WrongPassword);

        var answers = new List<string>();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            answers.Add(await TryAsync(guest, student.CandidateNumber, WrongPassword));
        }

        answers.Add(await TryAsync(guest, student.CandidateNumber, DemoSeed.Password));
        Assert.Equal("zh-CN", await guest.Page.GetAttributeAsync("html", "lang"));
        Assert.All(answers, answer => Assert.Equal(unknown, answer));
    }

    [BrowserFact]
    public async Task OtherDevices_EndedFromTheListOfDevices_AreSignedOut()
    {
        var student = await Portal.Applications.NextAsync();
        var (phone, library) = (await GuestAsync(Look.Phone), await GuestAsync());
        await phone.SignInAsync(student.CandidateNumber, DemoSeed.Password);
        await library.SignInAsync(student.CandidateNumber, DemoSeed.Password);
        await library.OpenAsync("/intake");

        await phone.Page.GotoAsync("/account/sessions");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "退出其他所有设备" }).ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".account-sessions li")).ToHaveCountAsync(1);

        await library.Page.ReachesAsync(url => url.Contains("/account/sign-in"), seconds: 60);
    }

    private async Task<string> CodeAsync(Application student)
    {
        var registrar = await VisitAsync("registrar");
        await registrar.OpenAsync($"/students/{student.Id}");
        await registrar.Page.GetByRole(AriaRole.Button, new() { Name = "发放重设密码验证码" }).ClickAsync();
        await registrar.Page.FillAsync("#reset-reason", "本人持身份证到场");
        await registrar.Page.GetByRole(AriaRole.Button, new() { Name = "生成验证码" }).ClickAsync();
        var code = await registrar.Page.Locator(".reset-code code").InnerTextAsync();
        await registrar.Page.Keyboard.PressAsync("Escape");
        await registrar.Page.GetByRole(AriaRole.Button, new() { Name = "已告知" }).ClickAsync();
        await registrar.Page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.DoesNotContain(code, await registrar.Page.ContentAsync());
        return code;
    }

    private static async Task ResetAsync(Visitor guest, Application student, string code)
    {
        await guest.Page.GotoAsync("/account/reset");
        await guest.Page.FillAsync("#user", student.CandidateNumber);
        await guest.Page.FillAsync("#code", code.Replace("-", "").ToLowerInvariant());
        await guest.Page.FillAsync("#password", StudentAtPhone.Password);
        await guest.Page.PressAsync("#password", "Enter");
    }

    private static async Task<string> TryAsync(Visitor guest, string user, string password)
    {
        await guest.Page.GotoAsync("/account/sign-in");
        await guest.Page.FillAsync("#user", user);
        await guest.Page.FillAsync("#password", password);
        await guest.Page.PressAsync("#password", "Enter");
        return await guest.Page.Locator(".account-error").InnerTextAsync();
    }
}
