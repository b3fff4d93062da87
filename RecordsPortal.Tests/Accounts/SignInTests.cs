using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Demo;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class SignInTests
{
    private const string Wrong = "not the password at all";

    [Fact]
    public async Task RightPassword_BeginsASessionOfThatPerson()
    {
        await using var portal = await TestPortal.StartAsync();

        var signedIn = await SignInAsync(portal, " Registrar ", DemoSeed.Password);

        var actor = await portal.Services.GetRequiredService<AccessService>().ActorOfAsync(signedIn!.Session);
        Assert.Equal("王敏", actor.Name);
        Assert.True(actor.May(Feature.Review));
    }

    [Theory]
    [InlineData("registrar")]
    [InlineData("nobody-of-this-name")]
    [InlineData("26430500000001")]
    [InlineData("")]
    public async Task WrongPassword_CostsOneHashWhoeverItIs(string name)
    {
        var hasher = new CountingHasher();
        await using var portal = await TestPortal.StartAsync(With(hasher));

        var signedIn = await SignInAsync(portal, name, Wrong);

        Assert.Null(signedIn);
        Assert.Equal(1, hasher.Looks);
    }

    [Theory]
    [InlineData("registrar")]
    [InlineData("nobody-of-this-name")]
    public async Task FiveWrongTries_LockFor15MinutesAndNoLonger(string name)
    {
        var hasher = new CountingHasher();
        await using var portal = await TestPortal.StartAsync(With(hasher));
        await RepeatAsync(5, () => SignInAsync(portal, name, Wrong));
        hasher.Looked.Clear();

        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        var locked = await SignInAsync(portal, name, DemoSeed.Password);
        var lookedWhileLocked = hasher.Looked.Count;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var free = await SignInAsync(portal, name, DemoSeed.Password);

        Assert.Null(locked);
        Assert.Equal(0, lookedWhileLocked);
        Assert.Equal(name == "registrar", free is not null);
    }

    [Fact]
    public async Task FiftyTriesAtOnce_AreNeverMoreThanFiveGuesses()
    {
        var hasher = new CountingHasher();
        await using var portal = await TestPortal.StartAsync(With(hasher));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => SignInAsync(portal, "registrar", $"{Wrong} {n}"))));

        Assert.Equal(50, hasher.Looks);
        Assert.Equal(5, hasher.Looked.Count);
    }

    [Fact]
    public async Task RightPassword_TakesTheWrongTriesBack()
    {
        await using var portal = await TestPortal.StartAsync(With(new CountingHasher()));
        await RepeatAsync(4, () => SignInAsync(portal, "registrar", Wrong));
        await SignInAsync(portal, "registrar", DemoSeed.Password);

        await RepeatAsync(4, () => SignInAsync(portal, "registrar", Wrong));

        Assert.NotNull(await SignInAsync(portal, "registrar", DemoSeed.Password));
    }

    [Fact]
    public async Task Lock_IsOnRecordAndNoPasswordIs()
    {
        await using var portal = await TestPortal.StartAsync(With(new CountingHasher()));
        await RepeatAsync(5, () => SignInAsync(portal, "registrar", Wrong));

        await using var db = portal.Open();
        var lines = await db.Changes.AsNoTracking().Where(c => c.Kind == nameof(Attempt)).ToListAsync();
        Assert.Contains(lines, line => line.Field == nameof(Attempt.LockedUntil) && line.NewValue is not null);
        Assert.DoesNotContain(await db.Changes.AsNoTracking().ToListAsync(), line => (line.NewValue + line.OldValue).Contains(Wrong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DisabledAccount_IsAnsweredLikeAWrongPassword()
    {
        var hasher = new CountingHasher();
        await using var portal = await TestPortal.StartAsync(With(hasher));
        await DisableAsync(portal, "registrar");

        var signedIn = await SignInAsync(portal, "registrar", DemoSeed.Password);

        Assert.Null(signedIn);
        Assert.Equal(1, hasher.Looks);
    }

    [Fact]
    public async Task FullWidthTyping_IsTheSamePassword()
    {
        var passwords = new PasswordHashes(new CountingHasher());
        var account = new Account { PasswordHash = passwords.Hash("blue bicycle 42 café") };

        Assert.True(passwords.Verify(account, "blue bicycle ４２ cafe\u0301"));
        Assert.False(passwords.Verify(account, "blue bicycle 42 cafe"));
        Assert.False(passwords.Verify(account, "\ud800"));
        Assert.False(passwords.Verify(new Account(), ""));
    }

    private static Action<IServiceCollection> With(CountingHasher hasher) => services => services.AddSingleton<IPasswordHasher<Account>>(hasher);

    private static async Task<SignedIn?> SignInAsync(TestPortal portal, string name, string password) =>
        (await portal.As<SignInService>(Actor.Nobody).SignInAsync(name, password, "Windows")).SignedIn;

    private static async Task RepeatAsync(int times, Func<Task> act)
    {
        for (var n = 0; n < times; n++)
        {
            await act();
        }
    }

    private static async Task DisableAsync(TestPortal portal, string userName)
    {
        await using var db = portal.OpenAsSystem();
        (await db.Users.SingleAsync(a => a.UserName == userName)).IsDisabled = true;
        await db.SaveChangesAsync();
    }
}
