using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class ResetCodeTests
{
    private const string NewPassword = "a lantern in the reed beds";
    private const string Reason = "本人持身份证到办公室申请";

    [Fact]
    public async Task Code_SetsANewPasswordOnceAndEndsEverySession()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var code = await IssueAsync(portal, student.Student);

        var answer = await ResetAsync(portal, student.CandidateNumber, $" {code.ToLowerInvariant()} ");
        var again = await ResetAsync(portal, student.CandidateNumber, code);

        Assert.NotNull(answer.SignedIn);
        Assert.Equal(AccountKeys.ResetFailed, Assert.IsType<Outcome.Refused>(again.Outcome).Key);
        var access = portal.Services.GetRequiredService<AccessService>();
        await SessionTests.HeardAsync(async () => !(await access.ActorOfAsync(student.Session)).IsSignedIn);
        Assert.True((await access.ActorOfAsync(answer.SignedIn.Session)).IsStudent);
        Assert.Null(await SignInAsync(portal, student, Activation.Password));
        Assert.NotNull(await SignInAsync(portal, student, NewPassword));
    }

    [Fact]
    public async Task Code_IsOnRecordWithItsReasonAndLiesNowhereInClear()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();

        var code = (await IssueAsync(portal, student.Student)).Replace("-", "");

        await using var db = portal.Open();
        var line = await db.Changes.AsNoTracking().SingleAsync(c => c.Action == ChangeAction.Issued);
        Assert.Equal((Reason, "王敏", (Guid?)student.Student), (line.Reason, line.ActorName, line.StudentId));
        Assert.DoesNotContain(await db.Commands.AsNoTracking().ToListAsync(), c => c.Outcome.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(await db.Changes.AsNoTracking().ToListAsync(), c => (c.NewValue ?? "").Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SameCommandTwice_DoesNotShowTheCodeAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var service = portal.As<ResetCodeService>(await portal.StaffAsync("registrar"));
        var command = Guid.CreateVersion7();

        var first = await service.IssueAsync(command, student.Student, Reason);
        var again = await service.IssueAsync(command, student.Student, Reason);

        Assert.Equal(first.Outcome, again.Outcome);
        Assert.NotNull(first.Code);
        Assert.Null(again.Code);
        Assert.NotNull((await ResetAsync(portal, student.CandidateNumber, first.Code)).SignedIn);
    }

    [Fact]
    public async Task NewCode_MakesTheEarlierOneVoid()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var first = await IssueAsync(portal, student.Student);
        var second = await IssueAsync(portal, student.Student);

        Assert.Null((await ResetAsync(portal, student.CandidateNumber, first)).SignedIn);
        Assert.NotNull((await ResetAsync(portal, student.CandidateNumber, second)).SignedIn);
    }

    [Fact]
    public async Task Code_AfterADay_IsVoid()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var code = await IssueAsync(portal, student.Student);

        portal.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Null((await ResetAsync(portal, student.CandidateNumber, code)).SignedIn);
    }

    [Fact]
    public async Task FiftyWrongGuessesAtOnce_KillTheCodeForGood()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var code = await IssueAsync(portal, student.Student);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => ResetAsync(portal, student.CandidateNumber, $"AAAA-{n:0000}"))));
        portal.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Null((await ResetAsync(portal, student.CandidateNumber, code)).SignedIn);
        await using var db = portal.Open();
        Assert.Equal(5, (await db.ResetCodes.SingleAsync()).WrongTries);
    }

    [Fact]
    public async Task RefusedPassword_LeavesTheCodeGood()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var code = await IssueAsync(portal, student.Student);
        var service = portal.As<ResetCodeService>(Actor.Nobody);

        foreach (var bad in (string[])["short", "123456789012", student.CandidateNumber, "123123123123", "qwertyuiopqwe", "aaaaaaaaaaaa"])
        {
            Assert.IsType<Outcome.Invalid>((await service.ResetAsync(student.CandidateNumber, code, bad, "iPhone")).Outcome);
        }

        Assert.NotNull((await ResetAsync(portal, student.CandidateNumber, code)).SignedIn);
    }

    [Theory]
    [InlineData("counsellor")]
    [InlineData("officer")]
    public async Task StudentOutOfReach_GetsNoCode(string userName)
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        await LeaveClassAsync(portal, student.Student);

        var issued = await portal.As<ResetCodeService>(await portal.StaffAsync(userName)).IssueAsync(Guid.CreateVersion7(), student.Student, Reason);

        Assert.Null(issued.Code);
        Assert.True(issued.Outcome is Outcome.NotFound or Outcome.Refused { Key: OutcomeKeys.NotAllowed });
    }

    [Theory]
    [InlineData(null, ReasonRules.Missing)]
    [InlineData("   ", ReasonRules.Missing)]
    public async Task Code_WithoutAReason_IsNotGiven(string? reason, string key)
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();

        var issued = await portal.As<ResetCodeService>(await portal.StaffAsync("registrar")).IssueAsync(Guid.CreateVersion7(), student.Student, reason);

        Assert.Equal(key, Assert.Single(Assert.IsType<Outcome.Invalid>(issued.Outcome).Errors).Key);
    }

    [Fact]
    public async Task OwnPassword_ChangedWithTheOldOne_SignsEveryOtherDeviceOut()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await portal.ActivatedAsync();
        var access = portal.Services.GetRequiredService<AccessService>();
        var passwords = portal.As<PasswordService>(await access.ActorOfAsync(student.Session));

        var wrong = await passwords.ChangeAsync("not this one at all", NewPassword, "iPhone");
        var right = await passwords.ChangeAsync(Activation.Password, NewPassword, "iPhone");

        Assert.Equal(AccountKeys.CurrentPasswordWrong, Assert.Single(Assert.IsType<Outcome.Invalid>(wrong.Outcome).Errors).Key);
        Assert.NotNull(right.SignedIn);
        await SessionTests.HeardAsync(async () => !(await access.ActorOfAsync(student.Session)).IsSignedIn);
        await using var db = portal.Open();
        Assert.Contains(await db.Changes.AsNoTracking().ToListAsync(), c => c.Kind == nameof(Account) && c.Field == "Password" && c.NewValue is null);
    }

    private static async Task<string> IssueAsync(TestPortal portal, Guid student)
    {
        var issued = await portal.As<ResetCodeService>(await portal.StaffAsync("registrar")).IssueAsync(Guid.CreateVersion7(), student, Reason);
        return issued.Code!;
    }

    private static Task<AccountAnswer> ResetAsync(TestPortal portal, string name, string code) =>
        portal.As<ResetCodeService>(Actor.Nobody).ResetAsync(name, code, NewPassword, "iPhone");

    private static async Task<SignedIn?> SignInAsync(TestPortal portal, Activated student, string password) =>
        (await portal.As<SignInService>(Actor.Nobody).SignInAsync(student.CandidateNumber, password, "iPhone")).SignedIn;

    private static async Task LeaveClassAsync(TestPortal portal, Guid student)
    {
        await using var db = portal.OpenAsSystem();
        (await db.Students.SingleAsync(s => s.Id == student)).ClassId = null;
        await db.SaveChangesAsync();
    }
}
