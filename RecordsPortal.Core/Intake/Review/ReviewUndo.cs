using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Takes a decision back within ten seconds: a compensating change, so both stay in the history. A number given stays that student's.</summary>
public sealed class ReviewUndo(Writes writes, SealedValues sealing)
{
    /// <summary>The case is back in the queue and claimed by the actor again; the record is as it was before the approval.</summary>
    public Task<Outcome> UndoAsync(Guid command, Guid id, CancellationToken cancel = default) => UndoAsync(command, id, null, cancel);

    /// <param name="lastOfBatch">A batch takes a while: its ten seconds begin with its last approval, so it says when that was.</param>
    internal Task<Outcome> UndoAsync(Guid command, Guid id, DateTime? lastOfBatch, CancellationToken cancel) =>
        writes.RunInLineAsync(command, Feature.Review, async scope =>
        {
            if (await ReviewChecks.CaseAsync(scope, id, cancel) is not { } intake)
            {
                return new Outcome.NotFound();
            }

            if (intake.State is not (IntakeState.Approved or IntakeState.Returned) || intake.ReviewedById != scope.Actor.AccountId)
            {
                return new Outcome.Refused(ReviewRefusals.UndoNotYours);
            }

            if (!IsInTime(lastOfBatch ?? intake.ReviewedAt, scope.Now))
            {
                return new Outcome.Refused(ReviewRefusals.UndoTooLate);
            }

            if (intake.State == IntakeState.Approved && !await RestoreAsync(scope, id, cancel))
            {
                return new Outcome.Refused(ReviewRefusals.RecordMovedOn);
            }

            var decisions = await scope.Db.FieldDecisions.Where(d => d.StudentId == id && d.Round == intake.Round && d.DecidedAt == intake.ReviewedAt).ToListAsync(cancel);
            scope.Db.FieldDecisions.RemoveRange(decisions);
            scope.Db.Notices.RemoveRange(await scope.Db.Notices.Where(n => n.StudentId == id && n.At == intake.ReviewedAt).ToListAsync(cancel));
            intake.State = IntakeState.Submitted;
            (intake.ReviewedById, intake.ReviewedBy, intake.ReviewedAt) = (null, null, null);
            (intake.ClaimedById, intake.ClaimedBy, intake.ClaimedUntil) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now + ReviewRules.Lease);
            if (lastOfBatch is not null)
            {
                ReviewClaims.Clear(intake);
            }

            return Outcome.Ok(id);
        }, cancel);

    internal static bool IsOpen(IntakeCase intake, Actor actor, DateTime now) =>
        intake.State is IntakeState.Approved or IntakeState.Returned && intake.ReviewedById == actor.AccountId && IsInTime(intake.ReviewedAt, now);

    private static bool IsInTime(DateTime? decidedAt, DateTime now) => decidedAt is { } at && now - at <= ReviewRules.UndoFor + ReviewRules.UndoGrace;

    /// <summary>Puts back what the approval's own lines say stood before. False if anybody changed the record since.</summary>
    private async Task<bool> RestoreAsync(WriteScope scope, Guid id, CancellationToken cancel)
    {
        var (db, kind) = (scope.Db, nameof(Student));
        var set = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(IntakeCase) && c.RecordId == id && c.Field == nameof(IntakeCase.State) && c.NewValue == nameof(IntakeState.Approved))
            .OrderByDescending(c => c.Sequence).Select(c => c.ChangeSetId).FirstOrDefaultAsync(cancel);
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == kind && c.RecordId == id && c.ChangeSetId == set && c.Action == ChangeAction.Changed).OrderBy(c => c.Sequence).ToListAsync(cancel);
        var last = lines.Count == 0 ? 0 : lines[^1].Sequence;
        if (last == 0 || await db.Changes.AnyAsync(c => c.Kind == kind && c.RecordId == id && c.Action == ChangeAction.Changed && c.Sequence > last, cancel))
        {
            return false;
        }

        var student = await db.Students.SingleAsync(s => s.Id == id, cancel);
        foreach (var line in lines)
        {
            var property = db.Entry(student).Property(line.Field!);
            property.CurrentValue = RecordedValue.Read(property.Metadata.ClrType, line.OldValue);
        }

        await FollowAsync(db, student, cancel);
        return true;
    }

    /// <summary>Sets what is not in the change table because it follows from what is.</summary>
    private async Task FollowAsync(RecordsDbContext db, Student student, CancellationToken cancel)
    {
        if (await sealing.KeyOfAsync(db, student.Id, cancel) is { } key)
        {
            student.IdNumberIndex = student.IdNumberSealed is { } number ? sealing.IdNumberIndex(key.Open(SealedValues.IdNumber, number)) : null;
            student.PhoneIndex = student.PhoneSealed is { } phone ? sealing.PhoneIndex(key.Open(SealedValues.Phone, phone)) : null;
        }

        NameIndex.Follow(student);
        await RecordApproval.RenameAccountAsync(db, student, cancel);
    }
}
