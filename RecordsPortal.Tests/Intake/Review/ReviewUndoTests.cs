using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class ReviewUndoTests
{
    [Fact]
    public async Task Undo_WithinTenSeconds_PutsTheRecordBackAndTheCaseIntoMyHands()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(Freshman.Differing(1, RecordField.Name, "诸葛建佑")))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var before = (await registrar.RowsAsync(id)).Student;
        await registrar.OpenAndApproveAsync(id);

        portal.Clock.Advance(ReviewRules.UndoFor);
        var outcome = await registrar.UndoAsync(id);

        Assert.IsType<Outcome.Done>(outcome);
        var (student, intake) = await registrar.RowsAsync(id);
        Assert.Equal((before.Name, before.NamePinyin, null, null, null), (student.Name, student.NamePinyin, student.NativePlace, student.StudentNumber, student.CompletedAt));
        Assert.Equal(before.IdNumberIndex, student.IdNumberIndex);
        Assert.Equal((IntakeState.Submitted, registrar.Actor.Name), (intake.State, intake.ClaimedBy));
    }

    [Fact]
    public async Task Undo_ThenApproveAgain_GivesTheSameNumberAndNobodyElseGotIt()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2));
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.OpenAndApproveAsync(ids[0]);
        await registrar.UndoAsync(ids[0]);

        var other = await registrar.OpenAndApproveAsync(ids[1]);
        var again = await registrar.OpenAndApproveAsync(ids[0]);

        Assert.Equal("2026020002", Assert.IsType<Outcome.Done>(other).Receipt.Number);
        Assert.Equal("2026020001", Assert.IsType<Outcome.Done>(again).Receipt.Number);
    }

    [Fact]
    public async Task Undo_TooLate_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.OpenAndApproveAsync(id);

        portal.Clock.Advance(ReviewRules.UndoFor + TimeSpan.FromSeconds(3));

        Assert.Equal(ReviewRefusals.UndoTooLate, Assert.IsType<Outcome.Refused>(await registrar.UndoAsync(id)).Key);
        Assert.Equal(IntakeState.Approved, (await registrar.RowsAsync(id)).Case.State);
    }

    [Fact]
    public async Task Undo_OfAColleaguesApproval_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        await (await Reviewing.AsAsync(portal, "registrar")).OpenAndApproveAsync(id);

        var outcome = await (await Reviewing.AsAsync(portal, "registrar2")).UndoAsync(id);

        Assert.Equal(ReviewRefusals.UndoNotYours, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Undo_TheRecordMovedOnSince_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.OpenAndApproveAsync(id);
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == id)).Status = StudentStatus.Active;
            await db.SaveChangesAsync();
        }

        Assert.Equal(ReviewRefusals.RecordMovedOn, Assert.IsType<Outcome.Refused>(await registrar.UndoAsync(id)).Key);
    }

    [Fact]
    public async Task Undo_OfAReturn_TakesTheReasonsBack()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.ReturnAsync(await registrar.OpenAsync(id), new FieldReturn(RecordField.Name, "NameDiffers", null));

        Assert.IsType<Outcome.Done>(await registrar.UndoAsync(id));

        var shown = await registrar.SeeAsync(id);
        Assert.Equal((IntakeState.Submitted, 0), (shown.State, shown.History.Count));
    }
}
