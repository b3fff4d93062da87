using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Activation;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Accounts;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;
using static RecordsPortal.Tests.Accounts.Activation;

namespace RecordsPortal.Tests.Intake.Activation;

public sealed class ActivationTests
{
    [Theory]
    [InlineData("买买提·卡德尔")]
    [InlineData(" 买买提•卡德尔 ")]
    [InlineData("买买提　・　卡德尔")]
    public async Task RightFactsHoweverTyped_MakeTheStudentsOwnAccount(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        var student = (await portal.AddAsync([Somebody]))[0];

        var answer = await Service(portal).ActivateAsync(Somebody.Facts() with { Name = name }, Password, "iPhone");

        var actor = await portal.Services.GetRequiredService<AccessService>().ActorOfAsync(answer.SignedIn!.Session);
        Assert.Equal((student, "买买提·卡德尔"), (actor.StudentId, actor.Name));
        Assert.True(actor.May(Feature.OwnIntake));
        Assert.NotNull((await portal.As<SignInService>(Actor.Nobody).SignInAsync(Somebody.Facts().CandidateNumber, Password, "iPhone")).SignedIn);
    }

    [Fact]
    public async Task Account_IsOnRecordInTheStudentsName()
    {
        await using var portal = await TestPortal.StartAsync();
        var activated = await portal.ActivatedAsync();

        await using var db = portal.Open();
        var line = await db.Changes.AsNoTracking().SingleAsync(c => c.Kind == nameof(Account) && c.RecordId == activated.Account);
        Assert.Equal((ChangeAction.Created, ChangeSource.Student, activated.Account, activated.Student), (line.Action, line.Source, line.ActorId, line.StudentId));
        Assert.DoesNotContain("PasswordHash", line.NewValue);
    }

    [Theory]
    [InlineData("99999999999999", null, null)]
    [InlineData(null, "买买提", null)]
    [InlineData(null, null, "000000")]
    [InlineData(null, null, "")]
    [InlineData(null, "", null)]
    public async Task AnyWrongFact_HasTheOneAnswer(string? number, string? name, string? lastSix)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync([Somebody]);
        var facts = Somebody.Facts();

        var answer = await Service(portal).ActivateAsync(new(number ?? facts.CandidateNumber, name ?? facts.Name, lastSix ?? facts.LastSix), Password, "iPhone");

        Assert.Equal(AccountKeys.ActivationFailed, Assert.IsType<Outcome.Refused>(answer.Outcome).Key);
    }

    [Fact]
    public async Task SecondActivation_IsRefusedLikeAnUnknownNumberAndChangesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var activated = await portal.ActivatedAsync();

        var again = await Service(portal).ActivateAsync(Somebody.Facts(), "another good phrase entirely", "Windows");

        Assert.Equal(AccountKeys.ActivationFailed, Assert.IsType<Outcome.Refused>(again.Outcome).Key);
        Assert.NotNull((await portal.As<SignInService>(Actor.Nobody).SignInAsync(activated.CandidateNumber, Password, "iPhone")).SignedIn);
    }

    [Fact]
    public async Task TwoActivationsAtOnce_MakeOneAccount()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync([Somebody]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => Task.Run(() => Service(portal).ActivateAsync(Somebody.Facts(), $"{Password} {n}", "iPhone"))));

        Assert.Single(answers, answer => answer.Outcome is Outcome.Done);
        await using var db = portal.Open();
        Assert.Equal(1, await db.Users.CountAsync(a => a.StudentId != null));
    }

    [Fact]
    public async Task EndedAdmission_CannotBeActivated()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync([Somebody with { State = IntakeState.Ended }]);

        Assert.False(await Service(portal).FitsAsync(Somebody.Facts()));
    }

    [Fact]
    public async Task StudentWhoCheckedInFirst_MayStillActivate()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync([Somebody]))[0];
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == id)).Status = StudentStatus.Active;
            await db.SaveChangesAsync();
        }

        Assert.True(await Service(portal).FitsAsync(Somebody.Facts()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FiveWrongTries_LockTheNumberFor15Minutes(bool isKnown)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync(isKnown ? [Somebody] : []);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => Service(portal).FitsAsync(Somebody.Facts() with { LastSix = $"{n:000000}" }))));

        var locked = await Service(portal).FitsAsync(Somebody.Facts());
        portal.Clock.Advance(TimeSpan.FromMinutes(15));
        var free = await Service(portal).FitsAsync(Somebody.Facts());

        Assert.Equal((false, isKnown), (locked, free));
        await using var db = portal.Open();
        Assert.Equal(1, await db.Attempts.CountAsync());
    }

    [Fact]
    public async Task PasswordOfOnesOwnNumbers_IsRefusedAtTheField()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync([Somebody]);

        var answer = await Service(portal).ActivateAsync(Somebody.Facts(), Somebody.List[RecordField.IdNumber], "iPhone");

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(answer.Outcome).Errors);
        Assert.Equal((PasswordService.PasswordField, AccountKeys.PasswordAboutYou), (error.Field, error.Key));
    }

    private static ActivationService Service(TestPortal portal) => portal.As<ActivationService>(Actor.Nobody);
}
