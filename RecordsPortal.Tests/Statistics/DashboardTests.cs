using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Statistics;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Statistics;

/// <summary>One small demonstration for all: its numbers are counted here by hand and by the list behind each.</summary>
public sealed class DashboardTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    private const int Year = 2026;

    [Fact]
    public async Task Funnel_OfTheCollege_EqualsCountsByHand()
    {
        var numbers = await AskAsync("leader");

        await using var db = demo.Portal.Open();
        var cases = await db.IntakeCases.Where(c => c.Year == Year).ToListAsync();
        var accounts = await db.Users.Where(a => a.StudentId != null).Select(a => a.StudentId!.Value).ToListAsync();
        Assert.Equal(cases.Count, numbers.Whole.Admitted);
        Assert.Equal(cases.Count(c => accounts.Contains(c.Id)), numbers.Whole.Activated);
        Assert.Equal(cases.Count(c => c.BegunAt != null), numbers.Whole.Begun);
        Assert.Equal(cases.Count(c => c.SubmittedAt != null), numbers.Whole.Submitted);
        Assert.Equal(cases.Count(c => c.State == IntakeState.Approved), numbers.Whole.Approved);
        Assert.Equal(cases.Count(c => c.State == IntakeState.Submitted), numbers.Waiting);
    }

    [Fact]
    public async Task Numbers_OfASchoolOfficer_CountTheirSchoolOnly()
    {
        var numbers = await AskAsync("officer");

        var officer = await demo.Portal.StaffAsync("officer");
        await using var db = demo.Portal.Open();
        var school = officer.Grants.Single().SchoolId;
        var own = await db.Students.CountAsync(s => s.SchoolId == school && db.IntakeCases.Any(c => c.Id == s.Id && c.Year == Year));
        Assert.All(numbers.Classes, c => Assert.Equal(school, c.SchoolId));
        Assert.Equal(own, numbers.Whole.Admitted);
        Assert.Equal(own, numbers.Sexes.Sum(s => s.Count));
        Assert.Equal(own, numbers.Provinces.Sum(p => p.Count));
    }

    [Fact]
    public async Task Numbers_OfSomebodyWithoutTheDashboard_AreNone()
    {
        var numbers = await AskAsync("teacher");

        Assert.Equal(StageCounts.None, numbers.Whole);
        Assert.Empty(numbers.Routes);
        Assert.Equal(0, numbers.Waiting);
    }

    [Theory]
    [InlineData("registrar")]
    [InlineData("officer")]
    [InlineData("counsellor")]
    public async Task EveryNumber_ItsLinkFollowed_OpensAListOfThatLength(string user)
    {
        var actor = await demo.Portal.StaffAsync(user);
        var numbers = await AskAsync(user);
        var college = await demo.Portal.CollegeAsync();

        foreach (var (query, count) in Links(numbers, college))
        {
            var list = await demo.Portal.As<StudentList>(actor).AskAsync(query);
            Assert.True(count == list.Total, $"{query.Href} shows {list.Total}, the dashboard says {count}");
        }
    }

    private static IEnumerable<(StudentListQuery Query, int Count)> Links(DashboardNumbers numbers, CollegeDirectory college)
    {
        var all = new StudentListQuery { Intake = Year };
        return
        [
            .. Enum.GetValues<IntakeStage>().Select(stage => (all with { Reached = stage }, numbers.Whole[stage])),
            .. numbers.Classes.GroupBy(c => c.SchoolId).Select(g => (all with { School = college.School(g.Key)!.Code, Reached = IntakeStage.Submitted }, DashboardNumbers.Sum(g).Submitted)),
            .. numbers.Classes.GroupBy(c => c.MajorId).Take(3).Select(g => (all with { Major = college.Major(g.Key)!.Code }, DashboardNumbers.Sum(g).Admitted)),
            .. numbers.Classes.Take(3).Select(c => (all with { Class = $"{c.ClassId}", Reached = IntakeStage.Activated }, c.Counts.Activated)),
            .. numbers.Queue.Select(q => (all with { Waiting = q.Age }, q.Count)),
            .. numbers.Reviewed.Select(r => (all with { Reviewer = r.Reviewer, Reviewed = numbers.Today }, r.Count)),
            .. numbers.Returned.Select(r => (all with { Returned = r.Key }, r.Count)),
            .. numbers.Provinces.Select(p => (all with { Province = p.Key }, p.Count)),
            .. numbers.Sexes.Select(s => (all with { Sex = s.Key }, s.Count)),
            .. numbers.Routes.Select(r => (all with { Route = r.Key }, r.Count)),
        ];
    }

    private async Task<DashboardNumbers> AskAsync(string user)
    {
        var service = demo.Portal.As<DashboardService>(await demo.Portal.StaffAsync(user));
        using var shown = await service.ShowAsync(Year);
        return (await shown.AskAsync(demo.Portal.Feed.Sequence)).Value;
    }
}
