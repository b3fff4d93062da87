using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class StudentSearchTests
{
    [Theory]
    [InlineData("曾乐", "zengl")]
    [InlineData("曾乐", "zengyue")]
    [InlineData("仇英", "qiu")]
    [InlineData("仇英", "chouy")]
    [InlineData("欧阳修文", "oyx")]
    [InlineData("欧阳修文", "修文")]
    [InlineData("买买提·卡德尔", "买买提·卡")]
    [InlineData("买买提·卡德尔", "mmtkd")]
    [InlineData("Anna Lee", "ANNA L")]
    public async Task Search_InAnyReadingOfTheName_FindsThisStudentAlone(string name, string typed)
    {
        await using var portal = await TestPortal.StartAsync();
        var sought = await Enrolled.AddAsync(portal, name: name);
        await Enrolled.AddAsync(portal, name: "王小二");

        var page = await AskAsync(portal, typed);

        Assert.Equal(sought, Assert.Single(page.Rows).Id);
        Assert.Equal(1, page.Total);
    }

    [Fact]
    public async Task Search_AfterTheNameWasCorrected_FindsTheNewNameAndNotTheOld()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, name: "张三");
        await using (var db = portal.OpenAsSystem())
        {
            var student = await db.Students.SingleAsync(s => s.Id == id);
            student.Name = "章叁";
            NameIndex.Follow(student);
            await db.SaveChangesAsync();
        }

        Assert.Equal((1, 1, 0), ((await AskAsync(portal, "章")).Total, (await AskAsync(portal, "zhangs")).Total, (await AskAsync(portal, "张")).Total));
    }

    [Fact]
    public async Task Search_ForAStudentWhoWasRemoved_FindsNobodyAndLeavesNoKey()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, name: "张三");
        await using var db = portal.OpenAsSystem();
        db.Students.Remove(await db.Students.SingleAsync(s => s.Id == id));

        await db.SaveChangesAsync();

        Assert.Equal((0, 0), ((await AskAsync(portal, "zs")).Total, await db.NameKeys.CountAsync()));
    }

    [Fact]
    public async Task Search_ByTheNameOfAClass_FindsItsMembers()
    {
        await using var portal = await TestPortal.StartAsync();
        var college = await portal.CollegeAsync();
        var (one, other) = (college.Classes[0], college.Classes[^1]);
        var member = await Enrolled.AddAsync(portal, className: one.Name);
        await Enrolled.AddAsync(portal, className: other.Name);

        var page = await AskAsync(portal, one.Name);

        Assert.Equal([member], page.Rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; DROP TABLE Students; --")]
    public async Task Search_ForSigns_FindsNobodyAndHarmsNothing(string typed)
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);

        Assert.Equal((0, 1), ((await AskAsync(portal, typed)).Total, (await AskAsync(portal, null)).Total));
    }

    private static async Task<RecordsPortal.Core.Common.Page<StudentRow>> AskAsync(TestPortal portal, string? text) =>
        await portal.As<StudentList>(await portal.StaffAsync("registrar")).AskAsync(new StudentListQuery { Text = text });
}
