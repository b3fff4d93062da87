using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

public sealed class ClassMovesTests
{
    [Fact]
    public async Task Move_WithinMajorAndYear_ChangesClassAndCountsAndKeepsTheReason()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, className: "建工2601", sex: Sexes.Female);
        await Enrolled.AddAsync(portal, className: "建工2601");
        var officer = await portal.StaffAsync("officer");
        var target = await ClassAsync(portal, "建工2602");

        var outcome = await portal.As<ClassMoves>(officer).MoveAsync(Guid.CreateVersion7(), [id], target.Id, "平衡人数");

        Assert.Equal(1, Assert.IsType<Outcome.Done>(outcome).Receipt.Count);
        var counts = await portal.As<ClassList>(officer).CountsAsync(2026);
        Assert.Equal((1, 0), (counts.Single(c => c.Name == "建工2601").Men, counts.Single(c => c.Name == "建工2601").Women));
        Assert.Equal(1, counts.Single(c => c.Name == "建工2602").Women);
        var history = await portal.As<RecordHistory>(officer).OfAsync(id);
        Assert.Equal(("建工2601", "建工2602", "平衡人数"), (history!.Of(RecordKeys.Class)[0].Old, history.Of(RecordKeys.Class)[0].New, history.Of(RecordKeys.Class)[0].Reason));
    }

    [Fact]
    public async Task Add_ToAMajorThatIsClosed_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Majors.SingleAsync(m => m.Code == "440301")).IsClosed = true;
            await db.SaveChangesAsync();
        }

        var outcome = await portal.As<ClassMoves>(await portal.StaffAsync("registrar")).AddAsync(Guid.CreateVersion7(), (await portal.CollegeAsync()).MajorByCode("440301")!.Id, 2026, "建工2699");

        Assert.Equal(ClassRules.MajorClosed, Assert.IsType<Outcome.Refused>(outcome).Key);
        Assert.DoesNotContain((await portal.CollegeAsync()).Classes, c => c.Name == "建工2699");
    }

    [Theory]
    [InlineData("装配2601")]
    [InlineData("建工2501")]
    public async Task Move_ToAnotherMajorOrYear_IsRefusedAndMovesNobody(string to)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, className: "建工2601");

        var outcome = await portal.As<ClassMoves>(await portal.StaffAsync("registrar")).MoveAsync(Guid.CreateVersion7(), [id], (await ClassAsync(portal, to)).Id, "试试");

        Assert.Equal(ClassRules.OtherMajorOrYear, Assert.IsType<Outcome.Refused>(outcome).Key);
        await using var db = portal.Open();
        Assert.Equal((await ClassAsync(portal, "建工2601")).Id, (await db.Students.SingleAsync(s => s.Id == id)).ClassId);
    }

    [Fact]
    public async Task Move_WithOneForeignStudentAmongThem_MovesNobody()
    {
        await using var portal = await TestPortal.StartAsync();
        var own = await Enrolled.AddAsync(portal, className: "建工2601");
        var foreign = await Enrolled.AddAsync(portal, school: "01");
        var target = await ClassAsync(portal, "建工2602");

        var outcome = await portal.As<ClassMoves>(await portal.StaffAsync("officer")).MoveAsync(Guid.CreateVersion7(), [own, foreign], target.Id, "调整");

        Assert.IsType<Outcome.NotFound>(outcome);
        await using var db = portal.Open();
        Assert.False(await db.Students.AnyAsync(s => s.ClassId == target.Id));
    }

    [Fact]
    public async Task NewClass_NameTakenForeignOrBlank_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var college = await portal.CollegeAsync();
        var (own, foreign) = (college.MajorByCode("440301")!.Id, college.MajorByCode("440101")!.Id);
        var moves = portal.As<ClassMoves>(await portal.StaffAsync("officer"));

        Assert.IsType<Outcome.Done>(await moves.AddAsync(Guid.CreateVersion7(), own, 2026, " 建工2699 "));
        Assert.Equal(ClassRules.NameTaken, Assert.IsType<Outcome.Refused>(await moves.AddAsync(Guid.CreateVersion7(), own, 2026, "建工2699")).Key);
        Assert.Equal(ClassRules.NameMissing, Assert.Single(Assert.IsType<Outcome.Invalid>(await moves.AddAsync(Guid.CreateVersion7(), own, 2026, " ")).Errors).Key);
        Assert.Equal(ClassRules.YearUnlikely, Assert.Single(Assert.IsType<Outcome.Invalid>(await moves.AddAsync(Guid.CreateVersion7(), own, 2206, "建工0699")).Errors).Key);
        Assert.IsType<Outcome.NotFound>(await moves.AddAsync(Guid.CreateVersion7(), foreign, 2026, "建设2699"));
    }

    private static async Task<ClassItem> ClassAsync(TestPortal portal, string name) => (await portal.CollegeAsync()).Classes.Single(c => c.Name == name);
}
