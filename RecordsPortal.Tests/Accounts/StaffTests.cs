using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

public sealed class StaffTests
{
    private const string Password = "a lantern in the reed beds";
    private const string Reason = "岗位调整";

    [Fact]
    public async Task NewPerson_SetsAPasswordWithTheCodeAndMayWhatTheirRoleMay()
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await StaffAsync(portal);

        var id = IdOf(await staff.CreateAsync(Guid.CreateVersion7(), new StaffForm(" Wang.Li ", "王 丽", [new(Role.Registrar)])));
        var before = await SignInAsync(portal, "wang.li", "");
        var issued = await portal.As<ResetCodeService>(await portal.StaffAsync("admin")).IssueToStaffAsync(Guid.CreateVersion7(), id, "新账号");
        var answer = await portal.As<ResetCodeService>(Actor.Nobody).ResetAsync("WANG.LI", issued.Code, Password, "Windows");

        Assert.Null(before);
        Assert.True((await ActorAsync(portal, answer.SignedIn!.Session)).May(Feature.Review));
        Assert.NotNull(await SignInAsync(portal, "wang.li", Password));
    }

    [Fact]
    public async Task History_TellsWhoDidWhatAndWhy()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = (await portal.StaffAsync("registrar2")).AccountId!.Value;
        var school = (await portal.CollegeAsync()).Schools[0];
        await (await StaffAsync(portal)).SetRolesAsync(Guid.CreateVersion7(), registrar, [new(Role.Registrar)], [new(Role.SchoolOfficer, school.Id)], Reason);
        await portal.As<ResetCodeService>(await portal.StaffAsync("admin")).IssueToStaffAsync(Guid.CreateVersion7(), registrar, "本人到场");

        var view = await portal.As<PeopleService>(await portal.StaffAsync("admin")).FindAsync(registrar);

        Assert.Equal(["Code", "Roles", "Created"], view!.History.Select(e => e.What));
        Assert.Equal(("系统管理员", Reason, "Registrar", $"SchoolOfficer: {school.Name}"), (view.History[1].By, view.History[1].Reason, view.History[1].Before, view.History[1].After));
    }

    [Fact]
    public async Task RolesChanged_CountAtTheNextQuestionOfAnOpenSession()
    {
        await using var portal = await TestPortal.StartAsync();
        var session = (await SignInAsync(portal, "officer", "Portal-demo-2026"))!;
        var other = (await portal.CollegeAsync()).Schools.First(s => s.Code != "02");
        var seen = (await portal.StaffAsync("officer")).Grants;

        var outcome = await (await StaffAsync(portal)).SetRolesAsync(Guid.CreateVersion7(), session.AccountId, seen, [new(Role.SchoolOfficer, other.Id)], Reason);

        Assert.IsType<Outcome.Done>(outcome);
        await SessionTests.HeardAsync(async () => (await ActorAsync(portal, session.Session)).ReachOf(Feature.Students).Schools.SequenceEqual([other.Id]));
    }

    [Fact]
    public async Task Disabled_IsSignedOutAtOnceAndCannotComeBackUntilEnabled()
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await StaffAsync(portal);
        var session = (await SignInAsync(portal, "registrar", "Portal-demo-2026"))!;

        await staff.SetDisabledAsync(Guid.CreateVersion7(), session.AccountId, true, Reason);
        var whileOff = await SignInAsync(portal, "registrar", "Portal-demo-2026");
        var code = await portal.As<ResetCodeService>(await portal.StaffAsync("admin")).IssueToStaffAsync(Guid.CreateVersion7(), session.AccountId, Reason);
        await staff.SetDisabledAsync(Guid.CreateVersion7(), session.AccountId, false, Reason);

        Assert.Null(whileOff);
        Assert.Equal(AccountKeys.NotActivated, Assert.IsType<Outcome.Refused>(code.Outcome).Key);
        await SessionTests.HeardAsync(async () => !(await ActorAsync(portal, session.Session)).IsSignedIn);
        Assert.NotNull(await SignInAsync(portal, "registrar", "Portal-demo-2026"));
    }

    [Fact]
    public async Task LastAdministrator_CanBeNeitherDisabledNorStripped()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = (await portal.StaffAsync("admin")).AccountId!.Value;
        var other = portal.As<StaffService>(new Actor(Guid.CreateVersion7(), "别的管理员", null, [new(Role.Administrator)]));

        var disabled = await other.SetDisabledAsync(Guid.CreateVersion7(), admin, true, Reason);
        var stripped = await other.SetRolesAsync(Guid.CreateVersion7(), admin, [new(Role.Administrator)], [new(Role.Registrar)], Reason);

        Assert.Equal(StaffKeys.LastAdministrator, Assert.IsType<Outcome.Refused>(disabled).Key);
        Assert.Equal(StaffKeys.LastAdministrator, Assert.IsType<Outcome.Refused>(stripped).Key);
    }

    [Fact]
    public async Task AdministratorWhoNeverSetAPassword_DoesNotCountAsAnother()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = (await portal.StaffAsync("admin")).AccountId!.Value;
        var second = IdOf(await (await StaffAsync(portal)).CreateAsync(Guid.CreateVersion7(), new StaffForm("admin2", "李安", [new(Role.Administrator)])));

        var outcome = await portal.As<StaffService>(new Actor(second, "李安", null, [new(Role.Administrator)])).SetDisabledAsync(Guid.CreateVersion7(), admin, true, Reason);

        Assert.Equal(StaffKeys.LastAdministrator, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task TwoAdministratorsDisablingEachOtherAtOnce_LeaveOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = await portal.StaffAsync("admin");
        var leader = await portal.StaffAsync("leader");
        await portal.As<StaffService>(first).SetRolesAsync(Guid.CreateVersion7(), leader.AccountId!.Value, leader.Grants, [new(Role.Administrator)], Reason);
        var second = await portal.StaffAsync("leader");

        await Task.WhenAll(
            Task.Run(() => portal.As<StaffService>(first).SetDisabledAsync(Guid.CreateVersion7(), second.AccountId!.Value, true, Reason)),
            Task.Run(() => portal.As<StaffService>(second).SetDisabledAsync(Guid.CreateVersion7(), first.AccountId!.Value, true, Reason)));

        await using var db = portal.Open();
        Assert.Equal(1, await db.Users.CountAsync(a => !a.IsDisabled && db.Grants.Any(g => g.AccountId == a.Id && g.Role == Role.Administrator)));
    }

    [Fact]
    public async Task OwnAccount_IsNotOnesOwnToChange()
    {
        await using var portal = await TestPortal.StartAsync();
        var actor = await portal.StaffAsync("admin");
        var (staff, own) = (portal.As<StaffService>(actor), actor.AccountId!.Value);

        var roles = await staff.SetRolesAsync(Guid.CreateVersion7(), own, actor.Grants, [.. actor.Grants, new(Role.Registrar)], Reason);
        var disabled = await staff.SetDisabledAsync(Guid.CreateVersion7(), own, true, Reason);
        var code = await portal.As<ResetCodeService>(actor).IssueToStaffAsync(Guid.CreateVersion7(), own, Reason);

        Assert.Equal(StaffKeys.Oneself, Assert.IsType<Outcome.Refused>(roles).Key);
        Assert.Equal(StaffKeys.Oneself, Assert.IsType<Outcome.Refused>(disabled).Key);
        Assert.Null(code.Code);
    }

    [Fact]
    public async Task RolesChangedMeanwhile_AreNotOverwritten()
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await StaffAsync(portal);
        var teacher = (await portal.StaffAsync("teacher")).AccountId!.Value;
        await staff.SetRolesAsync(Guid.CreateVersion7(), teacher, [new(Role.Teacher)], [new(Role.Leader)], Reason);

        var outcome = await staff.SetRolesAsync(Guid.CreateVersion7(), teacher, [new(Role.Teacher)], [new(Role.Auditor)], Reason);

        Assert.IsType<Outcome.Stale>(outcome);
        Assert.Equal([new RoleGrant(Role.Leader)], (await portal.StaffAsync("teacher")).Grants);
    }

    [Theory]
    [InlineData("REGISTRAR", "王丽", Role.Registrar, "UserName", StaffKeys.UserNameTaken)]
    [InlineData("2026010001", "王丽", Role.Registrar, "UserName", StaffKeys.UserNameForm)]
    [InlineData("王丽", "王丽", Role.Registrar, "UserName", StaffKeys.UserNameForm)]
    [InlineData("", "王丽", Role.Registrar, "UserName", StaffKeys.UserNameMissing)]
    [InlineData("wangli", "  ", Role.Registrar, "Name", StaffKeys.NameMissing)]
    [InlineData("wangli", "王丽", Role.SchoolOfficer, "Roles", StaffKeys.SchoolMissing)]
    [InlineData("wangli", "王丽", Role.Counsellor, "Roles", StaffKeys.ClassMissing)]
    [InlineData("wangli", "王丽", Role.Student, "Roles", StaffKeys.RoleOfStudents)]
    public async Task NewPerson_WithAFault_IsToldWhereAndNotMade(string user, string name, Role role, string field, string key)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await (await StaffAsync(portal)).CreateAsync(Guid.CreateVersion7(), new StaffForm(user, name, [new(role)]));

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal((field, key), (error.Field, error.Key));
    }

    [Theory]
    [InlineData("zqiang", "周强")]
    [InlineData("zhouq", "周强")]
    [InlineData("zq", "周强")]
    [InlineData("周", "周强")]
    [InlineData("OFFICER", "周强")]
    public async Task List_FindsByNamePinyinInitialsAndUserName(string text, string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var found = await portal.As<PeopleService>(await portal.StaffAsync("admin")).ListAsync(new PersonQuery(text));

        Assert.Equal(text == "zqiang" ? [] : [name], found.Select(p => p.Name));
    }

    [Fact]
    public async Task List_OfASchool_HasItsOfficerAndTheCounsellorsOfItsClasses()
    {
        await using var portal = await TestPortal.StartAsync();
        var school = (await portal.CollegeAsync()).Schools.Single(s => s.Code == "02");

        var found = await portal.As<PeopleService>(await portal.StaffAsync("admin")).ListAsync(new PersonQuery(School: school.Id));

        Assert.Equal(["陈静", "周强"], found.Select(p => p.Name));
    }

    [Fact]
    public async Task List_ForAnybodyElse_IsEmpty()
    {
        await using var portal = await TestPortal.StartAsync();
        var people = portal.As<PeopleService>(await portal.StaffAsync("registrar"));

        Assert.Empty(await people.ListAsync(new PersonQuery()));
        Assert.Null(await people.FindAsync((await portal.StaffAsync("teacher")).AccountId!.Value));
    }

    private static async Task<StaffService> StaffAsync(TestPortal portal) => portal.As<StaffService>(await portal.StaffAsync("admin"));

    private static Guid IdOf(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome).Receipt.Id!.Value;

    private static async Task<SignedIn?> SignInAsync(TestPortal portal, string user, string password) =>
        (await portal.As<SignInService>(Actor.Nobody).SignInAsync(user, password, "Windows")).SignedIn;

    private static ValueTask<Actor> ActorAsync(TestPortal portal, Guid session) => portal.Services.GetRequiredService<AccessService>().ActorOfAsync(session);
}
