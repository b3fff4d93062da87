using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class BulkApprovalTests
{
    [Fact]
    public async Task TwoHundredWithFiveWarnings_Approves195EachInASetOfItsOwn()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync([.. Enumerable.Range(1, 200).Select(n => new Freshman(n) { Warnings = n <= 5 ? 1 : 0 })]);
        var bulk = portal.As<BulkApproval>(await portal.StaffAsync("registrar"));
        var preview = await bulk.PreviewAsync(new ReviewFilter());

        var results = await bulk.ApproveAsync(Guid.CreateVersion7(), preview.Ready);

        Assert.Equal((195, 5), (preview.Ready.Count, preview.LeftOut.Count(left => left.Why == BulkLeftOut.Warnings)));
        Assert.All(results, result => Assert.IsType<Outcome.Done>(result.Outcome));
        await using var db = portal.Open();
        Assert.Equal(195, await db.Changes.Where(c => c.Kind == "IntakeCase" && c.NewValue == "Approved").Select(c => c.ChangeSetId).Distinct().CountAsync());
        Assert.Equal(195, await db.StudentNumbers.Select(n => n.Number).Distinct().CountAsync());
    }

    [Fact]
    public async Task Undo_WithinTenSecondsOfTheLast_TakesTheWholeBatchBack()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync([.. Enumerable.Range(1, 10).Select(n => new Freshman(n))]);
        var bulk = portal.As<BulkApproval>(await portal.StaffAsync("registrar"));
        var results = await bulk.ApproveAsync(Guid.CreateVersion7(), (await bulk.PreviewAsync(new ReviewFilter())).Ready);

        portal.Clock.Advance(ReviewRules.UndoFor);
        var undone = await bulk.UndoAsync(Guid.CreateVersion7(), results);

        Assert.All(undone, result => Assert.IsType<Outcome.Done>(result.Outcome));
        await using var db = portal.Open();
        Assert.Equal(ids.Count, await db.IntakeCases.CountAsync(c => c.State == IntakeState.Submitted && c.ClaimedById == null));
        Assert.False(await db.Students.AnyAsync(s => s.StudentNumber != null));
    }

    [Fact]
    public async Task BlindDifferenceOrDispute_IsLeftForALook_TheStudentsOwnItemIsNot()
    {
        await using var portal = await TestPortal.StartAsync();
        var disputed = new ItemAnswer("430104", "430104", DisputeReason: "户口已迁");
        var ids = await portal.AddAsync(
            Freshman.Differing(1, RecordField.Phone, "+8613999990000"),
            new Freshman(2) { Entered = new Dictionary<RecordField, ItemAnswer> { [RecordField.Origin] = disputed } },
            new Freshman(3));
        var bulk = portal.As<BulkApproval>(await portal.StaffAsync("registrar"));

        var preview = await bulk.PreviewAsync(new ReviewFilter());
        var forced = await bulk.ApproveAsync(Guid.CreateVersion7(), [.. preview.LeftOut.Select(left => left.Item)]);

        Assert.Equal([ids[2]], preview.Ready.Select(item => item.Id));
        Assert.All(preview.LeftOut, left => Assert.Equal(BulkLeftOut.Differences, left.Why));
        Assert.All(forced, result => Assert.Equal(ReviewRefusals.NeedsEyes, Assert.IsType<Outcome.Refused>(result.Outcome).Key));
    }

    [Fact]
    public async Task ClaimedByAColleagueSinceThePreview_IsLeftAndSaidByName()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var colleague = await Reviewing.AsAsync(portal, "registrar2");
        var bulk = portal.As<BulkApproval>(await portal.StaffAsync("registrar"));
        var preview = await bulk.PreviewAsync(new ReviewFilter());
        await colleague.ClaimAsync(id);

        var result = Assert.Single(await bulk.ApproveAsync(Guid.CreateVersion7(), preview.Ready));

        Assert.Equal(colleague.Actor.Name, Assert.IsType<Outcome.Refused>(result.Outcome).Facts[0]);
        Assert.Equal(BulkLeftOut.Claimed, Assert.Single((await bulk.PreviewAsync(new ReviewFilter())).LeftOut).Why);
    }
}
