using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

public sealed class CheckInTests
{
    [Theory]
    [InlineData("2026-09-01", "2026-12-01")]
    [InlineData("2026-11-30", "2027-02-28")]
    [InlineData("2027-11-30", "2028-02-29")]
    [InlineData("2026-08-31", "2026-11-30")]
    public void ReExamination_IsDueThreeCalendarMonthsLaterOrAtTheEndOfAShorterOne(string day, string due) =>
        Assert.Equal(DateOnly.Parse(due), CheckInRules.ReExaminationDue(DateOnly.Parse(day)));

    [Fact]
    public async Task CheckIn_OfAnApprovedStudent_MakesThemAStudentInSchoolFromTheCollegesDay()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, approved: true);
        // Half past one in the night of 31 August where the college is; still the 30th in UTC.
        portal.Clock.SetUtcNow(new DateTimeOffset(2026, 8, 30, 17, 30, 0, TimeSpan.Zero));

        var result = await portal.As<CheckInService>(await portal.StaffAsync("counsellor")).CheckInAsync(Guid.CreateVersion7(), [id]);

        Assert.IsType<Outcome.Done>(result.Outcome);
        await using var db = portal.Open();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        Assert.Equal((StudentStatus.Active, "陈静", new DateOnly(2026, 11, 30)), (student.Status, student.CheckedInBy, student.ReExaminationDue));
        Assert.Equal(ChangeSource.CheckIn, (await db.Changes.SingleAsync(c => c.RecordId == id && c.Field == nameof(Student.Status))).Source);
    }

    [Fact]
    public async Task CheckIn_BeforeApproval_IsRefusedWithTheReason()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal);

        var result = await portal.As<CheckInService>(await portal.StaffAsync("registrar")).CheckInAsync(Guid.CreateVersion7(), [id]);

        Assert.Equal(CheckInRules.NotApproved, Assert.IsType<Outcome.Refused>(result.Outcome).Key);
    }

    [Fact]
    public async Task CheckIn_OfAClass_TakesThoseWhoAreReadyAndNamesTheOthers()
    {
        await using var portal = await TestPortal.StartAsync();
        var ready = await Enrolled.AddAsync(portal, name: "张三", approved: true);
        var early = await Enrolled.AddAsync(portal, name: "李四");

        var result = await portal.As<CheckInService>(await portal.StaffAsync("registrar")).CheckInAsync(Guid.CreateVersion7(), [ready, early]);

        Assert.Equal(1, Assert.IsType<Outcome.Done>(result.Outcome).Receipt.Count);
        Assert.Equal([("李四", CheckInRules.NotApproved), ("张三", null)], result.Students.Select(s => (s.Name, s.Fault)));
    }

    [Fact]
    public async Task CheckIn_OfAForeignStudent_IsTheSameAsOfNone()
    {
        await using var portal = await TestPortal.StartAsync();
        var foreign = await Enrolled.AddAsync(portal, school: "01", approved: true);
        var checkIn = portal.As<CheckInService>(await portal.StaffAsync("counsellor"));

        Assert.IsType<Outcome.NotFound>((await checkIn.CheckInAsync(Guid.CreateVersion7(), [foreign])).Outcome);
        Assert.IsType<Outcome.NotFound>((await checkIn.CheckInAsync(Guid.CreateVersion7(), [Guid.CreateVersion7()])).Outcome);
        Assert.Empty(await portal.As<CheckInList>(await portal.StaffAsync("counsellor")).FindAsync("26430304"));
    }

    [Fact]
    public async Task Undo_OnTheSameDay_PutsBackWhatStoodAndKeepsBothChanges()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, approved: true);
        var since = TestPortal.Evening.UtcDateTime;
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var checkIn = portal.As<CheckInService>(await portal.StaffAsync("registrar"));
        await checkIn.CheckInAsync(Guid.CreateVersion7(), [id]);

        var outcome = await checkIn.UndoAsync(Guid.CreateVersion7(), id, "认错人");

        Assert.IsType<Outcome.Done>(outcome);
        await using var db = portal.Open();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        Assert.Equal((StudentStatus.Admitted, since, null, null), (student.Status, student.StatusSince, student.CheckedInAt, student.ReExaminationDue));
        var history = await portal.As<RecordHistory>(await portal.StaffAsync("registrar")).OfAsync(id);
        Assert.Equal([("Admitted", "认错人"), ("Active", null), ("Admitted", null)], history!.Of(RecordKeys.Status).Select(e => (e.New!, e.Reason)));
    }

    [Fact]
    public async Task Undo_OnALaterDayOrWithoutReason_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, approved: true);
        var checkIn = portal.As<CheckInService>(await portal.StaffAsync("registrar"));
        await checkIn.CheckInAsync(Guid.CreateVersion7(), [id]);

        Assert.Equal(ReasonRules.Missing, Assert.Single(Assert.IsType<Outcome.Invalid>(await checkIn.UndoAsync(Guid.CreateVersion7(), id, " ")).Errors).Key);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(CheckInRules.NotToday, Assert.IsType<Outcome.Refused>(await checkIn.UndoAsync(Guid.CreateVersion7(), id, "认错人")).Key);
    }

    [Fact]
    public async Task Counts_OfAClass_TellWhoIsHereWhoIsReadyAndWhoIsNot()
    {
        await using var portal = await TestPortal.StartAsync();
        var here = await Enrolled.AddAsync(portal, approved: true);
        await Enrolled.AddAsync(portal, approved: true);
        await Enrolled.AddAsync(portal);
        await portal.As<CheckInService>(await portal.StaffAsync("registrar")).CheckInAsync(Guid.CreateVersion7(), [here]);

        var list = portal.As<CheckInList>(await portal.StaffAsync("registrar"));
        var count = Assert.Single(await list.CountsAsync(2026));

        Assert.Equal((3, 1, 1, 1), (count.Expected, count.CheckedIn, count.Ready, count.Missing));
        Assert.Equal(3, (await list.ClassAsync(2026, count.ClassId)).Count);
    }

    [Fact]
    public async Task CheckIn_TwoAtTheSameTime_IsDoneOnce()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, approved: true);
        var (one, other) = (portal.As<CheckInService>(await portal.StaffAsync("registrar")), portal.As<CheckInService>(await portal.StaffAsync("counsellor")));

        var results = await Task.WhenAll(one.CheckInAsync(Guid.CreateVersion7(), [id]), other.CheckInAsync(Guid.CreateVersion7(), [id]));

        Assert.Single(results, r => r.Outcome is Outcome.Done);
        Assert.Equal(CheckInRules.Already, Assert.IsType<Outcome.Refused>(results.Single(r => r.Outcome is not Outcome.Done).Outcome).Key);
    }
}
