using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Chase;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Chase;

public sealed class ChaseListsTests
{
    [Fact]
    public async Task Counts_AreByClassAndStage_AndEachIsItsList()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync(
            new Freshman(1) { State = IntakeState.NotBegun }, new Freshman(2) { State = IntakeState.Draft }, new Freshman(3) { State = IntakeState.Returned },
            new Freshman(4), new Freshman(5) { State = IntakeState.Ended }, new Freshman(6) { Major = "440501", ClassName = "造价2601", State = IntakeState.Approved });
        var lists = portal.As<ChaseLists>(await portal.StaffAsync("registrar"));
        using var watch = lists.Watch();

        var classes = await watch.ClassesAsync(2026, portal.Feed.Sequence);

        Assert.Equal([1, 4], classes.Select(c => c.Total).Order());
        foreach (var studentClass in classes)
        {
            foreach (var stage in Enum.GetValues<ChaseStage>())
            {
                Assert.Equal(studentClass.At(stage), (await lists.NamesAsync(2026, studentClass.ClassId, stage, 1)).Total);
            }
        }
    }

    [Fact]
    public async Task Names_ShowThePhoneMasked()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync(new Freshman(1));

        var row = Assert.Single((await portal.As<ChaseLists>(await portal.StaffAsync("registrar")).NamesAsync(2026, null, ChaseStage.Submitted, 1)).Rows);

        Assert.Equal("138****0001", row.Phone);
    }

    [Fact]
    public async Task ScopesHold_ForCounsellorAndOfficer()
    {
        await using var portal = await TestPortal.StartAsync();
        var counsellor = await portal.StaffAsync("counsellor");
        var own = (await portal.CollegeAsync()).Class(counsellor.Grants[0].ClassId)!;
        await portal.AddAsync(new Freshman(1) { ClassName = own.Name }, new Freshman(2) { ClassName = "建工2607" }, new Freshman(3) { Major = "440501", ClassName = "造价2601" });

        Assert.Equal((1, 2, 3, 0), (await CountAsync(portal, counsellor), await CountAsync(portal, await portal.StaffAsync("officer")),
            await CountAsync(portal, await portal.StaffAsync("registrar")), await CountAsync(portal, await portal.StaffAsync("teacher"))));
    }

    private static async Task<int> CountAsync(TestPortal portal, Actor actor) =>
        (await portal.As<ChaseLists>(actor).NamesAsync(2026, null, null, 1)).Total;
}
