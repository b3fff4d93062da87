using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class StudentListTests
{
    [Theory]
    [InlineData("单晓")]
    [InlineData("晓明")]
    [InlineData("shanxiaom")]
    [InlineData("sxm")]
    [InlineData("SXM")]
    [InlineData("２６４３０３")]
    public async Task Search_ByNamePinyinInitialsOrNumber_FindsTheStudent(string text)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");

        var page = await portal.As<StudentList>(registrar).AskAsync(new StudentListQuery { Text = text });

        Assert.Equal(id, Assert.Single(page.Rows).Id);
        Assert.Equal(1, page.Total);
    }

    [Theory]
    [InlineData(Enrolled.IdNumber)]
    [InlineData("13812344770")]
    public async Task Search_ByWholeIdOrPhone_FindsOnlyForThoseWhoMayReveal(string number)
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, withNumbers: true);

        var registrar = await portal.As<StudentList>(await portal.StaffAsync("registrar")).AskAsync(new StudentListQuery { Text = number });
        var leader = await portal.As<StudentList>(await portal.StaffAsync("leader")).AskAsync(new StudentListQuery { Text = number });

        Assert.Equal((1, 0), (registrar.Total, leader.Total));
    }

    [Fact]
    public async Task List_OfAnotherSchoolsOfficer_NeitherShowsNorCountsTheStudent()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, school: "01", name: "张三");
        var own = await Enrolled.AddAsync(portal, school: "02", name: "张四");
        var officer = await portal.StaffAsync("officer");

        var all = await portal.As<StudentList>(officer).AskAsync(new StudentListQuery());
        var sought = await portal.As<StudentList>(officer).AskAsync(new StudentListQuery { Text = "张三" });

        Assert.Equal([own], all.Rows.Select(r => r.Id));
        Assert.Equal((1, 0), (all.Total, sought.Total));
    }

    [Fact]
    public async Task List_OfATeacher_IsEmpty()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);

        var page = await portal.As<StudentList>(await portal.StaffAsync("teacher")).AskAsync(new StudentListQuery());

        Assert.Equal((0, 0), (page.Total, page.Rows.Count));
    }

    [Fact]
    public async Task Filters_OfStateAndStage_CountWhoTheySay()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, approved: true);
        var fresh = await Enrolled.AddAsync(portal);
        var list = portal.As<StudentList>(await portal.StaffAsync("registrar"));

        async Task<int> Count(StudentListQuery query) => (await list.AskAsync(query)).Total;

        Assert.Equal(1, await Count(new() { State = IntakeState.NotBegun, School = "02", Year = 2026, Sex = "1", Province = "43", Route = "GK" }));
        Assert.Equal((2, 1), (await Count(new() { Reached = IntakeStage.Admitted }), await Count(new() { Reached = IntakeStage.Approved })));
        Assert.Equal((1, 1), (await Count(new() { Short = IntakeStage.Activated }), await Count(new() { Short = IntakeStage.Submitted })));
        Assert.Equal(fresh, Assert.Single((await list.AskAsync(new() { Short = IntakeStage.Begun })).Rows).Id);
        Assert.Equal((0, 0), (await Count(new() { School = "03" }), await Count(new() { Class = "no such class" })));
    }

    [Fact]
    public void Address_OfAQuestion_ReadsBackAsTheSameQuestion()
    {
        var query = new StudentListQuery
        {
            Text = "张 三&x",
            Year = 2026,
            School = "02",
            Major = "440301",
            Class = StudentListQuery.None,
            State = IntakeState.Returned,
            Short = IntakeStage.CheckedIn,
            Route = "GK",
            Province = "43",
            Sex = "2",
            Reviewer = Guid.CreateVersion7(),
            Reviewed = new DateOnly(2026, 8, 22),
            Returned = "other",
            Flag = StudentFlag.NoPhoto,
            Sort = "name",
            Descending = true,
            Columns = "name.number.origin",
            At = 4711,
        };

        var parameters = System.Web.HttpUtility.ParseQueryString(query.Href.Split('?')[1]);

        Assert.Equal(query, StudentListQuery.Parse(name => parameters[name]));
    }

    [Theory]
    [InlineData(Enrolled.IdNumber)]
    [InlineData("43030420060901003x")]
    [InlineData("138 1234 4770")]
    public void Address_OfASearchByPersonalNumber_LeavesTheNumberOut(string number) =>
        Assert.Equal("students", new StudentListQuery { Text = number }.Href);

    [Fact]
    public async Task OpenList_StudentAdded_SharesTheNewAnswerAmongScreensOfTheSameReach()
    {
        await using var portal = await TestPortal.StartAsync();
        using var one = await portal.As<StudentList>(await portal.StaffAsync("registrar")).ShowAsync(new StudentListQuery());
        using var other = await portal.As<StudentList>(await portal.StaffAsync("registrar2")).ShowAsync(new StudentListQuery());
        await one.AskAsync(portal.Feed.Sequence);

        await Enrolled.AddAsync(portal);
        var (first, second) = (await one.AskAsync(portal.Feed.Sequence), await other.AskAsync(portal.Feed.Sequence));

        Assert.Equal(1, first.Value.Total);
        Assert.Same(first.Value, second.Value);
    }
}
