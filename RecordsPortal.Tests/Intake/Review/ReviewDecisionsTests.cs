using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class ReviewDecisionsTests
{
    [Fact]
    public async Task Approve_EverythingAgrees_CompletesTheRecordUnderANumber()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        var outcome = await registrar.OpenAndApproveAsync(id);

        Assert.Equal("2026020001", Assert.IsType<Outcome.Done>(outcome).Receipt.Number);
        var (student, intake) = await registrar.RowsAsync(id);
        Assert.Equal(("2026020001", registrar.Actor.Name, StudentStatus.Admitted), (student.StudentNumber, student.CompletedBy, student.Status));
        Assert.Equal(TestPortal.Evening.UtcDateTime, student.CompletedAt);
        Assert.Equal((IntakeState.Approved, registrar.Actor.Name, null), (intake.State, intake.ReviewedBy, intake.ClaimedBy));
    }

    [Fact]
    public async Task Approve_WritesValuesWithWhereTheyCameFrom()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(Freshman.Differing(1, RecordField.Phone, "+8613999990000")))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        await registrar.OpenAndApproveAsync(id);

        await using var db = portal.Open();
        var lines = await db.Changes.Where(c => c.Kind == "Student" && c.RecordId == id && c.Action == ChangeAction.Changed).ToListAsync();
        Assert.Equal(ChangeSource.Student, lines.Single(l => l.Field == "NativePlace").Source);
        Assert.Equal(ChangeSource.Student, lines.Single(l => l.Field == "PhoneSealed").Source);
        Assert.Equal(ChangeSource.Officer, lines.Single(l => l.Field == "StudentNumber").Source);
        Assert.Single(lines.Select(l => l.ChangeSetId).Distinct());
    }

    [Fact]
    public async Task Approve_ADifferenceIsNotAccepted_IsRefusedAndWritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(Freshman.Differing(1, RecordField.Phone, "+8613999990000")))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var shown = await registrar.OpenAsync(id);

        var outcome = await registrar.ApproveAsync(shown);

        Assert.Equal(ReviewRefusals.Undecided, Assert.IsType<Outcome.Refused>(outcome).Key);
        Assert.Null((await registrar.RowsAsync(id)).Student.StudentNumber);
    }

    [Fact]
    public async Task Approve_NotClaimed_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        var outcome = await registrar.ApproveAsync(await registrar.SeeAsync(id));

        Assert.Equal(ReviewRefusals.NotClaimed, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task Approve_TwoReviewersAtOnce_OneWinsAndTheOtherLearnsWho()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        var shown = await first.OpenAsync(id);
        var also = await second.SeeAsync(id);

        var outcomes = await Task.WhenAll(first.ApproveAsync(shown), second.ApproveAsync(also));

        Assert.IsType<Outcome.Done>(outcomes[0]);
        var refused = Assert.IsType<Outcome.Refused>(outcomes[1]);
        Assert.Contains(refused.Key, new[] { ReviewRefusals.Decided, ReviewRefusals.ClaimedBy });
        Assert.Equal(first.Actor.Name, refused.Facts[0]);
    }

    [Fact]
    public async Task Approve_ALaterListsValueWasAcceptedMeanwhile_IsStaleAndSaysWhatAndWho()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var shown = await registrar.OpenAsync(id);
        await AcceptProposalAsync(portal, id, RecordField.Origin, "430104");

        var outcome = await registrar.ApproveAsync(shown);

        var conflict = Assert.Single(Assert.IsType<Outcome.Stale>(outcome).Theirs);
        Assert.Equal((nameof(RecordField.Origin), "430104", "system"), (conflict.Field, conflict.Theirs, conflict.By));
        Assert.Null((await registrar.RowsAsync(id)).Student.StudentNumber);
        Assert.True((await registrar.SeeAsync(id)).Items.Single(i => i.Field == RecordField.Origin).Differs);
    }

    [Fact]
    public async Task Approve_TheAdmissionWasWithdrawnMeanwhile_IsStale()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var shown = await registrar.OpenAsync(id);
        await using (var db = portal.OpenAsSystem())
        {
            (await db.IntakeCases.SingleAsync(c => c.Id == id)).State = IntakeState.Ended;
            await db.SaveChangesAsync();
        }

        var outcome = await registrar.ApproveAsync(shown);

        Assert.Equal("Ended", Assert.Single(Assert.IsType<Outcome.Stale>(outcome).Theirs).Theirs);
    }

    [Fact]
    public async Task Approve_IdNumberOfAnotherStudent_IsInvalidAtTheField()
    {
        await using var portal = await TestPortal.StartAsync();
        var other = new Freshman(1);
        await portal.AddAsync(other);
        var id = (await portal.AddAsync(Freshman.Differing(2, RecordField.IdNumber, other.List[RecordField.IdNumber]!)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        var outcome = await registrar.OpenAndApproveAsync(id);

        Assert.Contains(Assert.IsType<Outcome.Invalid>(outcome).Errors, e => e.Field == nameof(RecordField.IdNumber));
    }

    [Fact]
    public async Task Approve_FiftyAtOnce_GivesFiftyDifferentNumbers()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync([.. Enumerable.Range(1, 50).Select(n => new Freshman(n))]);
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => registrar.OpenAndApproveAsync(id))));

        var numbers = outcomes.Select(o => Assert.IsType<Outcome.Done>(o).Receipt.Number).ToList();
        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"202602{n:0000}"), numbers.Order());
    }

    [Fact]
    public async Task Return_OneField_KeepsTheAcceptedOneAcceptedInTheNextRound()
    {
        await using var portal = await TestPortal.StartAsync();
        var freshman = Freshman.Differing(1, RecordField.Phone, "+8613999990000");
        freshman = freshman with { Entered = freshman.Entered.Append(new(RecordField.Name, new ItemAnswer("朱建右", "朱建右"))).ToDictionary() };
        var id = (await portal.AddAsync(freshman))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var shown = await registrar.OpenAsync(id);

        var returned = await registrar.ReturnAsync(shown, [RecordField.Phone], [new(RecordField.Name, "NameDiffers", null)]);
        await portal.ResubmitAsync(id, content => content.With(RecordField.Name, new ItemAnswer("朱建佑", "朱建佑")));
        var again = await registrar.OpenAsync(id);

        Assert.IsType<Outcome.Done>(returned);
        Assert.Equal((2, true), (again.Round, again.Items.Single(i => i.Field == RecordField.Phone).Verdict));
        Assert.False(again.Items.Single(i => i.Field == RecordField.Name).Differs);
        Assert.IsType<Outcome.Done>(await registrar.ApproveAsync(again));
    }

    [Fact]
    public async Task Return_AcceptedValueMovedInTheNextRound_WantsALookAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(Freshman.Differing(1, RecordField.Phone, "+8613999990000")))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.ReturnAsync(await registrar.OpenAsync(id), [RecordField.Phone], [new(RecordField.NativePlace, null, "请填写到县")]);

        await portal.ResubmitAsync(id, content => content.With(RecordField.Phone, new ItemAnswer("+8613999991111")));

        Assert.Null((await registrar.SeeAsync(id)).Items.Single(i => i.Field == RecordField.Phone).Verdict);
        Assert.Equal(ReviewRefusals.Undecided, Assert.IsType<Outcome.Refused>(await registrar.ApproveAsync(await registrar.OpenAsync(id))).Key);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "   ")]
    [InlineData("NoSuchReason", null)]
    public async Task Return_WithoutAReason_IsInvalidAtTheField(string? key, string? text)
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        var outcome = await registrar.ReturnAsync(await registrar.OpenAsync(id), new FieldReturn(RecordField.Name, key, text));

        Assert.Equal(new FieldError("Name", ReviewRefusals.ReasonMissing), Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors), (a, b) => (a.Field, a.Key) == (b.Field, b.Key));
        Assert.Equal(IntakeState.Submitted, (await registrar.RowsAsync(id)).Case.State);
    }

    [Fact]
    public async Task Approve_ByWhoMayNotReview_IsRefused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var seen = (await (await Reviewing.AsAsync(portal, "registrar")).SeeAsync(id)).Seen;

        foreach (var name in (string[])["officer", "counsellor", "teacher", "leader", "archivist", "auditor", "admin"])
        {
            var somebody = await portal.StaffAsync(name);
            var outcome = await portal.As<ReviewDecisions>(somebody).ApproveAsync(Guid.CreateVersion7(), id, seen, []);
            Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(outcome).Key);
            Assert.Null(await portal.As<ReviewCases>(somebody).FindAsync(Feature.Review, id));
        }
    }

    [Fact]
    public async Task SameApprovalSentTwice_GivesOneNumber()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        var shown = await registrar.OpenAsync(id);
        var command = Guid.CreateVersion7();
        var decisions = portal.As<ReviewDecisions>(registrar.Actor);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => decisions.ApproveAsync(command, id, shown.Seen, [])));

        Assert.All(outcomes, o => Assert.Equal("2026020001", Assert.IsType<Outcome.Done>(o).Receipt.Number));
        await using var db = portal.Open();
        Assert.Equal(1, await db.StudentNumbers.CountAsync());
    }

    private static async Task AcceptProposalAsync(TestPortal portal, Guid student, RecordField field, string value)
    {
        await using var db = portal.OpenAsSystem();
        var sealing = (SealedValues)portal.Services.GetService(typeof(SealedValues))!;
        var key = (await sealing.KeyOfAsync(db, student, default))!;
        var list = await db.AdmissionLists.FirstAsync();
        var proposal = new AdmissionProposal { ListId = list.Id, StudentId = student, Field = field, NewValue = key.Seal(IntakeSealing.ProposalValue, value) };
        db.AdmissionProposals.Add(proposal);
        await db.SaveChangesAsync();
        (proposal.State, proposal.DecidedBy, proposal.DecidedAt) = (ProposalState.Accepted, "系统", portal.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    }
}
