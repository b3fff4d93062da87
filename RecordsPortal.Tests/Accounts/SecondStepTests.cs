using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Notices;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class SecondStepTests
{
    [Fact]
    public async Task Staff_WithoutASecondStep_OweOneAndGetNoSession()
    {
        await using var portal = await CollegeAsync();

        var answer = await SignInAsync(portal, "registrar");

        Assert.Null(answer.SignedIn);
        Assert.Equal(FactorOwed.Enrolment, answer.Halfway!.Owed);
        Assert.Empty(await SessionsAsync(portal));
    }

    [Fact]
    public async Task Staff_OfTheDemonstration_ComeInWithThePublishedPassword()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.NotNull((await SignInAsync(portal, "registrar")).SignedIn);
    }

    [Fact]
    public async Task Enrolment_WithARightCode_LetsInAndIsAskedForNextTime()
    {
        await using var portal = await CollegeAsync();

        var (_, codes, signedIn) = await EnrolAsync(portal, "registrar");
        var next = await SignInAsync(portal, "registrar");

        Assert.True((await ActorAsync(portal, signedIn!)).May(Feature.Review));
        Assert.Equal(FactorRules.RecoveryCodes, codes.Distinct().Count());
        Assert.Equal((null, FactorOwed.Proof), (next.SignedIn, next.Halfway!.Owed));
    }

    [Fact]
    public async Task Enrolment_WithAWrongCode_KeepsTheKeyShownAndLetsNobodyIn()
    {
        await using var portal = await CollegeAsync();
        var half = (await SignInAsync(portal, "registrar")).Halfway;
        var factors = portal.As<FactorService>(Actor.Nobody);
        var key = await factors.OfferAsync(half);

        var wrong = await factors.ConfirmAsync(half, "000000", null, "Windows");

        Assert.Equal(FactorKeys.CodeWrong, Assert.Single(Assert.IsType<Outcome.Invalid>(wrong.Outcome).Errors).Key);
        Assert.Equal((null, key), (wrong.SignedIn, await factors.OfferAsync(half)));
    }

    [Fact]
    public async Task Code_IsGoodOnce()
    {
        await using var portal = await CollegeAsync();
        var (key, _, _) = await EnrolAsync(portal, "registrar");
        var enrolling = await EnterAsync(portal, "registrar", Code(portal, key));
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Code(portal, key);

        var first = await EnterAsync(portal, "registrar", code);
        var second = await EnterAsync(portal, "registrar", code);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var later = await EnterAsync(portal, "registrar", code);

        Assert.Null(enrolling.SignedIn);
        Assert.NotNull(first.SignedIn);
        Assert.Null(second.SignedIn);
        Assert.Null(later.SignedIn);
    }

    [Fact]
    public async Task Code_SentTwentyTimesAtOnce_LetsOneIn()
    {
        await using var portal = await CollegeAsync();
        var (key, _, _) = await EnrolAsync(portal, "registrar");
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var half = (await SignInAsync(portal, "registrar")).Halfway;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => portal.As<FactorService>(Actor.Nobody).EnterAsync(half, Code(portal, key), "Windows"))));

        Assert.Single(answers, answer => answer.SignedIn is not null);
    }

    [Fact]
    public async Task RecoveryCode_WorksOnce_HoweverItIsTyped()
    {
        await using var portal = await CollegeAsync();
        var (_, codes, _) = await EnrolAsync(portal, "registrar");

        Assert.NotNull((await EnterAsync(portal, "registrar", codes[3].Replace("-", " ").ToLowerInvariant())).SignedIn);
        Assert.Null((await EnterAsync(portal, "registrar", codes[3])).SignedIn);
        Assert.NotNull((await EnterAsync(portal, "registrar", codes[4])).SignedIn);
    }

    [Fact]
    public async Task FiveWrongCodes_LockTheStepForAQuarterOfAnHour()
    {
        await using var portal = await CollegeAsync();
        var (key, _, _) = await EnrolAsync(portal, "registrar");
        var half = (await SignInAsync(portal, "registrar")).Halfway;
        var factors = portal.As<FactorService>(Actor.Nobody);
        for (var tried = 0; tried < 5; tried++)
        {
            await factors.EnterAsync(half, "000000", "Windows");
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Null((await factors.EnterAsync(half, Code(portal, key), "Windows")).SignedIn);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull((await factors.EnterAsync(half, Code(portal, key), "Windows")).SignedIn);
    }

    [Fact]
    public async Task PasswordAlone_CannotPutASecondAppBesideTheFirst()
    {
        await using var portal = await CollegeAsync();
        var early = (await SignInAsync(portal, "registrar")).Halfway;
        await EnrolAsync(portal, "registrar");
        var factors = portal.As<FactorService>(Actor.Nobody);

        foreach (var half in (Halfway?[])[early, (await SignInAsync(portal, "registrar")).Halfway, null])
        {
            Assert.Null(await factors.OfferAsync(half));
            Assert.IsType<Outcome.Refused>((await factors.ConfirmAsync(half, "000000", null, "Windows")).Outcome);
        }
    }

    [Fact]
    public async Task HalfWay_OfAnAccountDisabledMeanwhile_LeadsNowhere()
    {
        await using var portal = await CollegeAsync();
        var (key, _, _) = await EnrolAsync(portal, "registrar");
        var half = (await SignInAsync(portal, "registrar")).Halfway;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.As<StaffService>(await portal.StaffAsync("admin")).SetDisabledAsync(Guid.CreateVersion7(), half!.AccountId, true, "调离岗位");

        var answer = await portal.As<FactorService>(Actor.Nobody).EnterAsync(half, Code(portal, key), "Windows");

        Assert.Equal(FactorKeys.TooLate, Assert.IsType<Outcome.Refused>(answer.Outcome).Key);
    }

    [Fact]
    public async Task LostTelephone_ResetByTheAdministrator_IsOnRecordAndTold()
    {
        await using var portal = await CollegeAsync();
        var (_, codes, signedIn) = await EnrolAsync(portal, "registrar");
        var staff = portal.As<StaffService>(await portal.StaffAsync("admin"));

        var reset = await staff.ResetFactorAsync(Guid.CreateVersion7(), signedIn!.AccountId, "本人到场，手机丢失");
        var again = await staff.ResetFactorAsync(Guid.CreateVersion7(), signedIn.AccountId, "本人到场，手机丢失");

        Assert.IsType<Outcome.Done>(reset);
        Assert.Equal(StaffKeys.NothingChanged, Assert.IsType<Outcome.Refused>(again).Key);
        await SessionTests.HeardAsync(async () => !(await ActorAsync(portal, signedIn)).IsSignedIn);
        Assert.Equal(FactorOwed.Enrolment, (await SignInAsync(portal, "registrar")).Halfway!.Owed);
        Assert.Null((await EnterAsync(portal, "registrar", codes[0])).SignedIn);
        Assert.Equal(NoticeKind.FactorReset, Assert.Single((await portal.As<NoticeService>(await portal.StaffAsync("registrar")).PageAsync(1)).Items).Kind);
        var line = (await portal.As<PeopleService>(await portal.StaffAsync("admin")).FindAsync(signedIn.AccountId))!.History.Single(e => e.What == "FactorReset");
        Assert.Equal("本人到场，手机丢失", line.Reason);
    }

    [Fact]
    public async Task OwnSecondStep_IsNobodysToResetForThemselves()
    {
        await using var portal = await CollegeAsync();
        var admin = await portal.StaffAsync("admin");

        var outcome = await portal.As<StaffService>(admin).ResetFactorAsync(Guid.CreateVersion7(), admin.AccountId!.Value, "手机丢失");

        Assert.Equal(StaffKeys.Oneself, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Keys_AndCodes_NeverEnterTheChangeTable()
    {
        await using var portal = await CollegeAsync();
        var (key, codes, _) = await EnrolAsync(portal, "registrar");
        await EnterAsync(portal, "registrar", codes[0]);
        await using var db = portal.Open();
        var app = await db.Authenticators.SingleAsync();
        var hashes = await db.RecoveryCodes.Select(c => c.CodeHash).ToListAsync();

        var lines = await db.Changes.Select(c => c.OldValue + "|" + c.NewValue + "|" + c.Reason).ToListAsync();

        string[] secrets = [Totp.Text(key), Convert.ToBase64String(app.KeySealed!), .. codes, .. codes.Select(c => c.Replace("-", "")), .. hashes.Select(Convert.ToBase64String)];
        Assert.DoesNotContain(lines, line => secrets.Any(line.Contains));
        Assert.Equal(1, await db.Changes.CountAsync(c => c.Field == "FactorApp"));
        Assert.Equal(1, await db.Changes.CountAsync(c => c.Field == "FactorRecovery"));
    }

    [Fact]
    public async Task Student_MayHaveOne_AndTheCodeGivenInPersonStandsForALostTelephone()
    {
        await using var portal = await CollegeAsync();
        var student = await portal.ActivatedAsync();
        var factors = portal.As<FactorService>(await portal.Services.GetRequiredService<AccessService>().ActorOfAsync(student.Session));
        var key = Totp.Key((await factors.OfferAsync())!.Text);
        Assert.IsType<Outcome.Done>((await factors.ConfirmAsync(null, Code(portal, key), Activation.Password, "iPhone")).Outcome);
        Assert.Equal(FactorOwed.Proof, (await SignInAsync(portal, student.CandidateNumber, Activation.Password)).Halfway!.Owed);
        var issued = await portal.As<ResetCodeService>(await portal.StaffAsync("registrar")).IssueAsync(Guid.CreateVersion7(), student.Student, "本人持身份证到场");

        var answer = await portal.As<ResetCodeService>(Actor.Nobody).ResetAsync(student.CandidateNumber, issued.Code, "a lantern in the reed beds", "iPhone");

        Assert.NotNull(answer.SignedIn);
        Assert.Equal(NoticeKind.FactorReset, Assert.Single((await portal.As<NoticeService>(TestPortal.StudentActor(student.Student)).PageAsync(1)).Items).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task App_OfStaffOutsideTheDemonstration_CannotBeTheLastToGo(bool isDemonstration)
    {
        await using var portal = isDemonstration ? await TestPortal.StartAsync() : await CollegeAsync();
        var factors = portal.As<FactorService>(await portal.StaffAsync("registrar"));
        var key = Totp.Key((await factors.OfferAsync())!.Text);
        await factors.ConfirmAsync(null, Code(portal, key), DemoSeed.Password, "Windows");

        var outcome = await factors.RemoveAppAsync(DemoSeed.Password);

        Assert.Equal(isDemonstration, outcome is Outcome.Done);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not-the-password-2026")]
    public async Task SignedIn_WithoutTheRightPassword_ChangesNothingOfTheSecondStep(string? password)
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("registrar");
        var factors = portal.As<FactorService>(registrar);
        var key = Totp.Key((await factors.OfferAsync())!.Text);
        Assert.Equal(AccountKeys.CurrentPasswordWrong, KeyOf((await factors.ConfirmAsync(null, Code(portal, key), password, "Windows")).Outcome));
        var codes = (await factors.ConfirmAsync(null, Code(portal, key), DemoSeed.Password, "Windows")).Codes;
        var passkeys = portal.As<PasskeyService>(registrar);
        var made = new Microsoft.AspNetCore.Identity.UserPasskeyInfo([1, 2, 3], [4], portal.Clock.GetUtcNow(), 0, null, true, false, false, [5], [6]);

        Outcome[] answers =
        [
            (await factors.NewCodesAsync(password)).Outcome,
            await factors.RemoveAppAsync(password),
            (await passkeys.AddAsync(null, $"{registrar.AccountId}", made, password, "Windows")).Outcome,
            await passkeys.RemoveAsync("AQID", password),
        ];

        Assert.All(answers, answer => Assert.Equal(AccountKeys.CurrentPasswordWrong, KeyOf(answer)));
        Assert.Equal(new FactorView(true, codes.Count, false), await factors.ViewAsync());
        Assert.Empty(await passkeys.OwnAsync());
    }

    private static string KeyOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Key;

    private static Task<TestPortal> CollegeAsync() => TestPortal.StartAsync(services => services.Configure<DemoOptions>(demo => demo.Enabled = false));

    private static Task<AccountAnswer> SignInAsync(TestPortal portal, string user, string password = DemoSeed.Password) =>
        portal.As<SignInService>(Actor.Nobody).SignInAsync(user, password, "Windows");

    private static async Task<(byte[] Key, IReadOnlyList<string> Codes, SignedIn? SignedIn)> EnrolAsync(TestPortal portal, string user)
    {
        var half = (await SignInAsync(portal, user)).Halfway;
        var factors = portal.As<FactorService>(Actor.Nobody);
        var key = Totp.Key((await factors.OfferAsync(half))!.Text);
        var made = await factors.ConfirmAsync(half, Code(portal, key), null, "Windows");
        Assert.IsType<Outcome.Done>(made.Outcome);
        return (key, made.Codes, made.SignedIn);
    }

    private static async Task<AccountAnswer> EnterAsync(TestPortal portal, string user, string code) =>
        await portal.As<FactorService>(Actor.Nobody).EnterAsync((await SignInAsync(portal, user)).Halfway, code, "Windows");

    private static string Code(TestPortal portal, byte[] key) => Totp.Code(key, portal.Clock.GetUtcNow());

    private static async Task<Actor> ActorAsync(TestPortal portal, SignedIn signedIn) => await portal.Services.GetRequiredService<AccessService>().ActorOfAsync(signedIn.Session);

    private static async Task<IReadOnlyList<Guid>> SessionsAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Sessions.Select(s => s.Id).ToListAsync();
    }
}
