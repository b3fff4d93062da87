using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class FinderTests
{
    [Fact]
    public async Task Find_ByPinyin_AnswersWithThePeopleOfOnesOwnScope()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await Enrolled.AddAsync(portal, school: "01", name: "张三");
        var own = await Enrolled.AddAsync(portal, school: "02", name: "张四");

        var registrars = await portal.As<Finder>(await portal.StaffAsync("registrar")).FindAsync("zhang");
        var officers = await portal.As<Finder>(await portal.StaffAsync("officer")).FindAsync("zhang");
        var teachers = await portal.As<Finder>(await portal.StaffAsync("teacher")).FindAsync("zhang");

        Assert.Equal([foreign, own], registrars.People.Select(p => p.Id));
        Assert.Equal([own], officers.People.Select(p => p.Id));
        Assert.Equal((2, 1), (registrars.PeopleTotal, officers.PeopleTotal));
        Assert.Equal((0, 0), (teachers.People.Count, teachers.Classes.Count));
    }

    [Fact]
    public async Task Find_ByTheLettersOfAClass_AnswersWithClassesOfOnesOwnSchool()
    {
        await using var portal = await TestPortal.StartAsync();
        var officer = await portal.StaffAsync("officer");
        var college = await portal.CollegeAsync();
        var (mine, foreign) = (college.Classes.First(c => c.SchoolId == officer.Grants[0].SchoolId), college.Classes.First(c => c.SchoolId != officer.Grants[0].SchoolId));
        var finder = portal.As<Finder>(officer);

        Assert.Contains(mine, (await finder.FindAsync(mine.Name)).Classes);
        Assert.Contains((await finder.FindAsync(Pinyin.Full(mine.Name)[..4])).Classes, c => c.SchoolId == mine.SchoolId);
        Assert.Empty((await finder.FindAsync(foreign.Name)).Classes);
    }

    [Fact]
    public async Task Again_ForPeopleOpenedLately_NamesOnlyThoseOneMayStillSee()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await Enrolled.AddAsync(portal, school: "01", name: "张三");
        var own = await Enrolled.AddAsync(portal, school: "02", name: "张四");

        var found = await portal.As<Finder>(await portal.StaffAsync("officer")).AgainAsync([foreign, own, Guid.CreateVersion7()]);

        Assert.Equal([own], found.People.Select(p => p.Id));
    }

    [Theory]
    [InlineData("单晓明", "shan", 0, 1)]
    [InlineData("单晓明", "sxm", 0, 3)]
    [InlineData("单晓明", "xiaom", 1, 2)]
    [InlineData("单晓明", "晓", 1, 1)]
    [InlineData("2026040216", "2604", 2, 4)]
    [InlineData("建工2601", "jg26", 0, 4)]
    public void Match_OfWhatWasTyped_LiesWhereTheNameSaysIt(string name, string typed, int start, int length) =>
        Assert.Equal((start, length), NameMatch.Of(name, typed));

    [Fact]
    public void Match_OfSomethingElse_IsNone() => Assert.Null(NameMatch.Of("单晓明", "wang"));
}
