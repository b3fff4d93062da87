using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

public sealed class PersonLinksTests
{
    [Fact]
    public async Task SecondEnrolment_OfTheSameIdNumber_IsShownOnBothRecordsAndWaitsForAWord()
    {
        await using var portal = await TestPortal.StartAsync();
        var (former, now) = await TwiceAsync(portal);
        var registrar = await portal.StaffAsync("registrar");

        var other = Assert.Single(await portal.As<PersonLinks>(registrar).OfAsync(now));

        Assert.Equal((former, (bool?)null), (other.Id, other.IsSame));
        Assert.Equal(now, Assert.Single(await portal.As<PersonLinks>(registrar).OfAsync(former)).Id);
        Assert.Equal((2, 0), (await CountAsync(portal, StudentFlag.SeenTwice), await CountAsync(portal, StudentFlag.Linked)));
    }

    [Fact]
    public async Task Link_WithAReason_StandsOnBothRecordsAndMergesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var (former, now) = await TwiceAsync(portal);
        var registrar = await portal.StaffAsync("registrar");
        var links = portal.As<PersonLinks>(registrar);

        await links.DecideAsync(Guid.CreateVersion7(), now, former, isSame: true, "已核对身份证");

        Assert.Equal((true, registrar.Name, "已核对身份证"), await WordAsync(links, former));
        Assert.Equal((true, registrar.Name, "已核对身份证"), await WordAsync(links, now));
        Assert.Equal((0, 2), (await CountAsync(portal, StudentFlag.SeenTwice), await CountAsync(portal, StudentFlag.Linked)));
        await using var db = portal.Open();
        Assert.Equal(2, await db.Students.CountAsync());
        Assert.Equal("已核对身份证", (await db.Changes.SingleAsync(c => c.Kind == nameof(PersonLink))).Reason);
    }

    [Fact]
    public async Task Link_TakenBack_LeavesBothWordsInTheChangeTable()
    {
        await using var portal = await TestPortal.StartAsync();
        var (former, now) = await TwiceAsync(portal);
        var links = portal.As<PersonLinks>(await portal.StaffAsync("registrar"));
        await links.DecideAsync(Guid.CreateVersion7(), now, former, isSame: true, "同一身份证");

        await links.DecideAsync(Guid.CreateVersion7(), former, now, isSame: false, "证件号录错");

        Assert.Equal((false, "证件号录错"), ((await links.OfAsync(now))[0].IsSame, (await links.OfAsync(now))[0].Reason));
        Assert.Equal((0, 0), (await CountAsync(portal, StudentFlag.SeenTwice), await CountAsync(portal, StudentFlag.Linked)));
        await using var db = portal.Open();
        Assert.Equal(["同一身份证", "证件号录错"], await db.Changes.Where(c => c.Kind == nameof(PersonLink)).OrderBy(c => c.Sequence).Select(c => c.Reason).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Link_WithoutAReasonOrByAnOfficer_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var (former, now) = await TwiceAsync(portal);

        var silent = await portal.As<PersonLinks>(await portal.StaffAsync("registrar")).DecideAsync(Guid.CreateVersion7(), now, former, true, " ");
        var officers = await portal.As<PersonLinks>(await portal.StaffAsync("officer")).DecideAsync(Guid.CreateVersion7(), now, former, true, "x");

        Assert.IsType<Outcome.Invalid>(silent);
        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(officers).Key);
    }

    [Fact]
    public async Task OtherRecord_OutsideTheReadersScope_DoesNotExistForThem()
    {
        await using var portal = await TestPortal.StartAsync();
        var (_, now) = await TwiceAsync(portal);
        var officer = await portal.StaffAsync("officer");

        Assert.Empty(await portal.As<PersonLinks>(officer).OfAsync(now));
        Assert.Equal(0, (await portal.As<StudentList>(officer).AskAsync(new StudentListQuery { Flag = StudentFlag.SeenTwice })).Total);
    }

    /// <summary>Somebody who once gave up a place in school 01 and is admitted to 02 now.</summary>
    internal static async Task<(Guid Former, Guid Now)> TwiceAsync(TestPortal portal)
    {
        var former = await Enrolled.AddAsync(portal, school: "01", withNumbers: true);
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == former)).Status = StudentStatus.EntryForfeited;
            await db.SaveChangesAsync();
        }

        return (former, await Enrolled.AddAsync(portal, school: "02", withNumbers: true));
    }

    private static async Task<int> CountAsync(TestPortal portal, StudentFlag flag) =>
        (await portal.As<StudentList>(await portal.StaffAsync("registrar")).AskAsync(new StudentListQuery { Flag = flag })).Total;

    private static async Task<(bool?, string?, string?)> WordAsync(PersonLinks links, Guid student) =>
        Assert.Single(await links.OfAsync(student)) is var other ? (other.IsSame, other.By, other.Reason) : default;
}
