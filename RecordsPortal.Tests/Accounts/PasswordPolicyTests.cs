using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class PasswordPolicyTests
{
    private const string First = "Copper moth, 7 rivers";
    private const string Next = "Tin-kettle 4 harbour";

    [Theory]
    [InlineData("a lantern in the reed beds", false)]
    [InlineData("竹杖芒鞋轻胜马谁怕一蓑烟雨", false)]
    [InlineData("tYw7qPz3mKd9", true)]
    [InlineData("a lantern, 4 reed beds", true)]
    public async Task Characters_OfThreeKinds_AreAskedForByGradedProtectionOnly(string password, bool isMixed)
    {
        await using var strict = await CollegeAsync(PasswordProfile.Mlps);
        await using var usual = await CollegeAsync(PasswordProfile.Asvs);

        Assert.Equal(isMixed ? null : AccountKeys.PasswordTooPlain, await FaultOfAsync(strict, password));
        Assert.Null(await FaultOfAsync(usual, password));
    }

    [Fact]
    public async Task Password_UsedForNinetyDays_LetsNobodyInButItsOwnerToANewOne()
    {
        await using var portal = await CollegeAsync(PasswordProfile.Mlps);
        Assert.NotNull((await RenewAsync(portal, DemoSeed.Password, First)).SignedIn);
        portal.Clock.Advance(TimeSpan.FromDays(89));
        Assert.NotNull((await SignInAsync(portal, First)).SignedIn);
        portal.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(AccountKeys.PasswordOver, KeyOf(await SignInAsync(portal, First)));
        Assert.Equal(AccountKeys.SignInFailed, KeyOf(await SignInAsync(portal, Next)));
        Assert.Equal(AccountKeys.SignInFailed, KeyOf(await RenewAsync(portal, Next, Next)));
        Assert.Equal(AccountKeys.PasswordSame, KeyOf(await RenewAsync(portal, First, First)));
        Assert.Equal(AccountKeys.PasswordTooPlain, KeyOf(await RenewAsync(portal, First, "a lantern in the reed beds")));
        Assert.NotNull((await RenewAsync(portal, First, Next)).SignedIn);

        Assert.Equal(AccountKeys.SignInFailed, KeyOf(await SignInAsync(portal, First)));
        Assert.NotNull((await SignInAsync(portal, Next)).SignedIn);
    }

    [Fact]
    public async Task Renewal_StillOwesTheSecondStep()
    {
        await using var portal = await CollegeAsync(PasswordProfile.Mlps, isDemonstration: false);
        portal.Clock.Advance(TimeSpan.FromDays(91));

        var answer = await RenewAsync(portal, DemoSeed.Password, Next);

        Assert.Null(answer.SignedIn);
        Assert.NotNull(answer.Halfway);
    }

    [Fact]
    public async Task Guesses_AtTheRenewal_CountAsAtTheDoor()
    {
        await using var portal = await CollegeAsync(PasswordProfile.Mlps);
        for (var tried = 0; tried < 5; tried++)
        {
            await RenewAsync(portal, "not-the-password-2026", Next);
        }

        Assert.Equal(AccountKeys.SignInFailed, KeyOf(await SignInAsync(portal, DemoSeed.Password)));
    }

    [Fact]
    public async Task Password_OfTheUsualProfile_IsGoodForYears()
    {
        await using var portal = await CollegeAsync(PasswordProfile.Asvs);
        portal.Clock.Advance(TimeSpan.FromDays(1000));

        Assert.NotNull((await SignInAsync(portal, DemoSeed.Password)).SignedIn);
    }

    private static Task<TestPortal> CollegeAsync(PasswordProfile profile, bool isDemonstration = true) => TestPortal.StartAsync(services => services
        .Configure<AccountOptions>(accounts => accounts.PasswordPolicy = profile).Configure<DemoOptions>(demo => demo.Enabled = isDemonstration));

    private static Task<AccountAnswer> SignInAsync(TestPortal portal, string password) => portal.As<SignInService>(Actor.Nobody).SignInAsync("registrar", password, "Windows");

    private static Task<AccountAnswer> RenewAsync(TestPortal portal, string current, string password) =>
        portal.As<PasswordService>(Actor.Nobody).RenewAsync("registrar", current, password, "Windows");

    private static async Task<string?> FaultOfAsync(TestPortal portal, string password) =>
        await RenewAsync(portal, DemoSeed.Password, password) is { Outcome: Outcome.Invalid invalid } ? invalid.Errors[0].Key : null;

    private static string? KeyOf(AccountAnswer answer) => answer.Outcome switch
    {
        Outcome.Refused refused => refused.Key,
        Outcome.Invalid invalid => Assert.Single(invalid.Errors).Key,
        _ => null,
    };
}
