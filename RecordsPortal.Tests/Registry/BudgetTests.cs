using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

/// <summary>Somebody with a stolen account and every right to look.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task Reveals_OfOneAfterTheOther_StopAtTheDaysBudget_AndGoOnTheNextDay()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Enrolled.AddAsync(portal, withNumbers: true);
        var registrar = await portal.StaffAsync("registrar");

        var outcomes = new List<Outcome>();
        for (var n = 0; n < BudgetRules.PerDay(BudgetKind.Reveals) + 3; n++)
        {
            outcomes.Add((await RevealAsync(portal, registrar, student)).Outcome);
        }

        var refused = outcomes.Skip(BudgetRules.PerDay(BudgetKind.Reveals)).Select(Assert.IsType<Outcome.Refused>).ToList();
        Assert.All(outcomes.Take(BudgetRules.PerDay(BudgetKind.Reveals)), outcome => Assert.IsType<Outcome.Done>(outcome));
        Assert.All(refused, refusal => Assert.Equal(("Budget.Reveals", "100"), (refusal.Key, refusal.Facts[0])));
        Assert.NotNull((await RevealAsync(portal, await portal.StaffAsync("registrar2"), student)).Value);
        await using var db = portal.Open();
        Assert.Equal(101, await db.Changes.CountAsync(c => c.Action == ChangeAction.Revealed));
        portal.Clock.Advance(TimeSpan.FromHours(5));
        Assert.NotNull((await RevealAsync(portal, registrar, student)).Value);
    }

    [Fact]
    public async Task Reveals_AskedForAllAtOnce_AreCountedOneByOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Enrolled.AddAsync(portal, withNumbers: true);
        var registrar = await portal.StaffAsync("registrar");
        await Spent.SetAsync(portal, registrar, BudgetKind.Reveals, BudgetRules.PerDay(BudgetKind.Reveals) - 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RevealAsync(portal, registrar, student))));

        Assert.Equal(5, answers.Count(answer => answer.Value is not null));
    }

    [Fact]
    public async Task UsedUp_IsToldOnceToAuditorAndAdministrator_AndLoggedWithoutAName()
    {
        var log = new WarningLines();
        await using var portal = await TestPortal.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));
        var student = await Enrolled.AddAsync(portal, withNumbers: true);
        var registrar = await portal.StaffAsync("registrar");
        await Spent.SetAsync(portal, registrar, BudgetKind.Reveals, BudgetRules.PerDay(BudgetKind.Reveals));

        await RevealAsync(portal, registrar, student);
        await RevealAsync(portal, registrar, student);

        foreach (var (user, link) in (IEnumerable<(string, string)>)[("auditor", "changes"), ("admin", $"people/{registrar.AccountId}")])
        {
            var notice = Assert.Single((await portal.As<NoticeService>(await portal.StaffAsync(user)).PageAsync(1)).Items);
            Assert.Equal((NoticeKind.BudgetReached, link, registrar.Name), (notice.Kind, notice.Link, notice.By));
        }

        var line = Assert.Single(log.Written, line => line.Contains("budget"));
        Assert.Contains(registrar.AccountId.ToString()!, line);
        Assert.DoesNotContain(registrar.Name, line);
    }

    [Fact]
    public async Task Sheets_StopAtTheDaysRows_WholeNumbersMuchSooner()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, withNumbers: true);
        await Enrolled.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        await Spent.SetAsync(portal, registrar, BudgetKind.WholeRows, BudgetRules.PerDay(BudgetKind.WholeRows) - 3);

        var (first, second, masked) = (await OrderAsync(portal, registrar, isMasked: false), await OrderAsync(portal, registrar, isMasked: false), await OrderAsync(portal, registrar, isMasked: true));

        Assert.IsType<Outcome.Done>(first);
        Assert.Equal("Budget.WholeRows", Assert.IsType<Outcome.Refused>(second).Key);
        Assert.IsType<Outcome.Done>(masked);
        await using var db = portal.Open();
        Assert.Equal(2, await db.Exports.CountAsync());
    }

    private static Task<Revealed> RevealAsync(TestPortal portal, Actor actor, Guid student) =>
        portal.As<RevealService>(actor).RevealAsync(Guid.CreateVersion7(), student, RecordField.IdNumber, "核对身份证原件");

    private static Task<Outcome> OrderAsync(TestPortal portal, Actor actor, bool isMasked) => portal.As<StudentExports>(actor).OrderAsync(
        Guid.CreateVersion7(), new ExportOrder(new StudentListQuery(), [StudentColumn.Name, StudentColumn.IdNumber], "全部学生", isMasked, "学信网上报"));
}
