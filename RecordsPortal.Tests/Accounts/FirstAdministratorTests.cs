using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class FirstAdministratorTests
{
    private const string Good = "a lantern in the reed beds";

    [Fact]
    public async Task Link_MakesOneAdministratorAndNoMore()
    {
        await using var portal = await EmptyAsync();
        var token = portal.Services.GetRequiredService<FirstAdministratorLink>().Open();

        var answer = await CreateAsync(portal, token, "chief", Good);
        var again = await CreateAsync(portal, token, "second", Good);

        var actor = await portal.Services.GetRequiredService<AccessService>().ActorOfAsync(answer.SignedIn!.Session);
        Assert.True(actor.May(Feature.Settings));
        Assert.Equal(AccountKeys.LinkUsed, Assert.IsType<Outcome.Refused>(again.Outcome).Key);
        Assert.False(await portal.As<FirstAdministratorService>(Actor.Nobody).IsNeededAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    public async Task WrongToken_MakesNobody(string? token)
    {
        await using var portal = await EmptyAsync();
        portal.Services.GetRequiredService<FirstAdministratorLink>().Open();

        var answer = await CreateAsync(portal, token, "chief", Good);

        Assert.Equal(AccountKeys.LinkUsed, Assert.IsType<Outcome.Refused>(answer.Outcome).Key);
        Assert.True(await portal.As<FirstAdministratorService>(Actor.Nobody).IsNeededAsync());
    }

    [Theory]
    [InlineData("系统管理员", "Identity.InvalidUserName")]
    [InlineData("", "Identity.InvalidUserName")]
    public async Task UserNameThatCannotBeTyped_IsRefusedAtItsField(string user, string key)
    {
        await using var portal = await EmptyAsync();
        var token = portal.Services.GetRequiredService<FirstAdministratorLink>().Open();

        var answer = await CreateAsync(portal, token, user, Good);

        var error = Assert.IsType<Outcome.Invalid>(answer.Outcome).Errors[0];
        Assert.Equal((FirstAdministratorService.UserField, key), (error.Field, error.Key));
        Assert.NotNull((await CreateAsync(portal, token, "chief", Good)).SignedIn);
    }

    [Fact]
    public async Task TokenOfAnEarlierStart_IsVoid()
    {
        await using var portal = await EmptyAsync();
        var link = portal.Services.GetRequiredService<FirstAdministratorLink>();
        var earlier = link.Open();

        link.Open();

        Assert.False(link.Fits(earlier));
    }

    private static Task<AccountAnswer> CreateAsync(TestPortal portal, string? token, string user, string password) =>
        portal.As<FirstAdministratorService>(Actor.Nobody).CreateAsync(token, user, "何校长", password, "Windows");

    private static async Task<TestPortal> EmptyAsync()
    {
        var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        db.Users.RemoveRange(await db.Users.ToListAsync());
        await db.SaveChangesAsync();
        return portal;
    }
}
