using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Registry.Budgets;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Documents;

/// <summary>Somebody who takes everybody's numbers on paper, because sheets are counted.</summary>
public sealed class PaperBudgetTests
{
    private static readonly DocumentOrder _everybody = new(DocumentKind.StatusCard, 2026, null, null);

    [Fact]
    public async Task Card_BeyondTheDaysPapers_IsNotHandedOut_AndToldOnce()
    {
        var log = new WarningLines();
        await using var portal = await TestPortal.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));
        var student = await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        await Spent.ButAsync(portal, registrar, BudgetKind.Papers, left: 1);

        var (first, second, third) = (await CardAsync(portal, registrar, student), await CardAsync(portal, registrar, student), await CardAsync(portal, registrar, student));

        Assert.NotNull(first.File);
        Assert.All([second, third], printed => AssertRefused(printed.Outcome));
        Assert.All([second, third], printed => Assert.Null(printed.File));
        Assert.Equal(1, await IssuedAsync(portal));
        Assert.Single(log.Written, line => line.Contains("budget Papers"));
    }

    [Theory]
    [InlineData(DocumentKind.StatusCard)]
    [InlineData(DocumentKind.ClassRoster)]
    [InlineData(DocumentKind.ClassRosterSheet)]
    public async Task ClassPaper_TakesForEverybodyInIt_AndAllOfThemOrNobody(DocumentKind kind)
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal, "赵一");
        await Carded.AddAsync(portal, "钱二");
        var registrar = await portal.StaffAsync("registrar");
        await Spent.ButAsync(portal, registrar, BudgetKind.Papers, left: 3);

        var (first, second) = (await ClassAsync(portal, registrar, kind), await ClassAsync(portal, registrar, kind));

        Assert.NotNull(first.File);
        Assert.Null(second.File);
        AssertRefused(second.Outcome);
        Assert.Equal(BudgetRules.PerDay(BudgetKind.Papers) - 1, (await Spent.OfAsync(portal, registrar))[BudgetKind.Papers]);
        Assert.Equal(2, await IssuedAsync(portal));
    }

    [Fact]
    public async Task Archivist_WhoseCardsAreMasked_TakesFromTheRowsOfSheets()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);
        var archivist = await portal.StaffAsync("archivist");

        Assert.NotNull((await CardAsync(portal, archivist, student)).File);
        await OrderAsync(portal, archivist);

        Assert.Equal((BudgetKind.SheetRows, 2), Assert.Single((await Spent.OfAsync(portal, archivist)).Select(spent => (spent.Key, spent.Value))));
    }

    [Fact]
    public async Task Student_WithTheirOwnCard_TakesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);
        var actor = TestPortal.StudentActor(student);

        Assert.NotNull((await CardAsync(portal, actor, student)).File);

        Assert.Empty(await Spent.OfAsync(portal, actor));
    }

    [Fact]
    public async Task Batch_BeyondTheDaysPapers_IsRefusedWhenItIsOrdered_AndToldOnce()
    {
        var log = new WarningLines();
        await using var portal = await TestPortal.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)));
        await Carded.AddAsync(portal, "赵一", "01");
        await Carded.AddAsync(portal, "钱二", "02");
        var registrar = await portal.StaffAsync("registrar");
        await Spent.ButAsync(portal, registrar, BudgetKind.Papers, left: 3);

        var (first, second, third) = (await OrderAsync(portal, registrar), await OrderAsync(portal, registrar), await OrderAsync(portal, registrar));
        await portal.Services.GetRequiredService<DocumentWork>().RunAsync(JobOf(first), CancellationToken.None);

        AssertRefused(second);
        AssertRefused(third);
        Assert.Equal(DocumentJobState.Done, Assert.Single(await portal.As<DocumentJobs>(registrar).MineAsync()).State);
        Assert.Equal(2, await IssuedAsync(portal));
        Assert.Equal(BudgetRules.PerDay(BudgetKind.Papers) - 1, (await Spent.OfAsync(portal, registrar))[BudgetKind.Papers]);
        Assert.Single(log.Written, line => line.Contains("budget Papers"));
    }

    [Fact]
    public async Task BatchMadeAgain_BeyondTheDaysPapers_IsRefused_AndTheFileStays()
    {
        await using var portal = await TestPortal.StartAsync();
        await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        await Spent.ButAsync(portal, registrar, BudgetKind.Papers, left: 1);
        var (jobs, job) = (portal.As<DocumentJobs>(registrar), JobOf(await OrderAsync(portal, registrar)));
        await portal.Services.GetRequiredService<DocumentWork>().RunAsync(job, CancellationToken.None);

        var again = await jobs.AgainAsync(Guid.CreateVersion7(), job);

        AssertRefused(again);
        Assert.NotNull(await jobs.OpenAsync(job));
        portal.Clock.Advance(TimeSpan.FromHours(5));
        Assert.IsType<Outcome.Done>(await jobs.AgainAsync(Guid.CreateVersion7(), job));
    }

    private static Task<Printed> CardAsync(TestPortal portal, Actor actor, Guid student) =>
        portal.As<DocumentService>(actor).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, student);

    private static async Task<Printed> ClassAsync(TestPortal portal, Actor actor, DocumentKind kind)
    {
        await using var db = portal.Open();
        var studentClass = await db.Students.Select(s => s.ClassId).Distinct().SingleAsync();
        return await portal.As<DocumentService>(actor).OfClassAsync(Guid.CreateVersion7(), kind, studentClass!.Value);
    }

    private static Task<Outcome> OrderAsync(TestPortal portal, Actor actor) => portal.As<DocumentJobs>(actor).BeginAsync(Guid.CreateVersion7(), _everybody);

    private static Guid JobOf(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome).Receipt.Id!.Value;

    private static void AssertRefused(Outcome outcome)
    {
        var refused = Assert.IsType<Outcome.Refused>(outcome);
        Assert.Equal(("Budget.Papers", $"{BudgetRules.PerDay(BudgetKind.Papers)}"), (refused.Key, refused.Facts[0]));
    }

    private static async Task<int> IssuedAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Changes.CountAsync(c => c.Action == ChangeAction.Issued);
    }
}
