using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecordsPortal.Components.Accounts;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class ResetCodeDialogTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Code_WithAReason_IsShownOnceAndForgottenWithTheDialog()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var dialogs = await OpenAsync(portal, student.Student);

        dialogs.Find("#reset-reason").Change("本人持身份证到场");
        Press(dialogs, "生成验证码");

        dialogs.WaitForAssertion(() => Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", dialogs.Find(".reset-code code").TextContent), Patience);
        Assert.Empty(dialogs.FindAll("#reset-reason"));
        Press(dialogs, "已告知");
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll(".reset-code")), Patience);
    }

    [Fact]
    public async Task Code_WithoutAReason_IsRefusedAtTheField()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var dialogs = await OpenAsync(portal, student.Student);

        Press(dialogs, "生成验证码");

        dialogs.WaitForAssertion(() => Assert.Equal("true", dialogs.Find("#reset-reason").GetAttribute("aria-invalid")), Patience);
        Assert.Empty(dialogs.FindAll(".reset-code"));
    }

    [Fact]
    public async Task Code_ForAStudentWithoutAnAccount_PointsToActivation()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = (await portal.AddAsync(new Freshman(9)))[0];
        var dialogs = await OpenAsync(portal, student);

        dialogs.Find("#reset-reason").Change("本人持身份证到场");
        Press(dialogs, "生成验证码");

        dialogs.WaitForAssertion(() => Assert.Equal("该学生还没有激活账号，请提示其先激活账号。", dialogs.Find("[role=alert]").TextContent), Patience);
    }

    private static void Press(IRenderedComponent<MudDialogProvider> dialogs, string button) =>
        dialogs.FindAll("button").Single(candidate => candidate.TextContent.Trim() == button).Click();

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(TestPortal portal, Guid student)
    {
        Services.AddSingleton(portal.As<ResetCodeService>(await portal.StaffAsync("registrar")));
        Services.AddScoped<OutcomeMessages>();
        var dialogs = Render<MudDialogProvider>();
        Render<ResetCodeButton>(button => button.Add(b => b.StudentId, student).Add(b => b.StudentName, "买买提·卡德尔")).Find("button").Click();
        dialogs.WaitForState(() => dialogs.FindAll("#reset-reason").Count > 0, Patience);
        return dialogs;
    }
}
