using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>The checks every decision about a case shares.</summary>
internal static class ReviewChecks
{
    /// <summary>The case of a student within the actor's reach; null for a foreign one as for none.</summary>
    public static Task<IntakeCase?> CaseAsync(WriteScope scope, Guid id, CancellationToken cancel) => (
        from student in scope.Db.StudentsWithin(scope.Reach)
        join intake in scope.Db.IntakeCases on student.Id equals intake.Id
        where intake.Id == id
        select intake).FirstOrDefaultAsync(cancel);

    public static Outcome NotSubmitted(IntakeCase intake) => intake.State is IntakeState.Approved or IntakeState.Returned && intake.ReviewedBy is { } by
        ? new Outcome.Refused(ReviewRefusals.Decided, by)
        : new Outcome.Refused(ReviewRefusals.NotSubmitted);

    /// <summary>What moved under the reviewer since the screen was drawn; null if nothing did.</summary>
    public static async Task<Outcome?> MovedAsync(WriteScope scope, IntakeCase intake, ReviewSeen seen, PersonKey key, CancellationToken cancel)
    {
        if (intake.State is IntakeState.Approved or IntakeState.Returned)
        {
            return NotSubmitted(intake);
        }

        if (intake.State != IntakeState.Submitted || intake.Round != seen.Round)
        {
            return new Outcome.Stale([await StateMoveAsync(scope.Db, intake, cancel)]);
        }

        var conflicts = await ListMovesAsync(scope.Db, intake.Id, seen.Sequence, key, cancel);
        return conflicts.Count > 0 ? new Outcome.Stale(conflicts) : null;
    }

    private static async Task<FieldConflict> StateMoveAsync(RecordsDbContext db, IntakeCase intake, CancellationToken cancel)
    {
        var line = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(IntakeCase) && c.RecordId == intake.Id && c.Field == nameof(IntakeCase.State))
            .OrderByDescending(c => c.Sequence).FirstOrDefaultAsync(cancel);
        return new FieldConflict(nameof(IntakeState), intake.State.ToString(), line?.ActorName ?? "", line?.At ?? intake.ChangedAt, line?.Sequence ?? 0);
    }

    /// <summary>A later list's value that a registrar accepted, or a correction of the record, since the reviewer looked.</summary>
    private static async Task<List<FieldConflict>> ListMovesAsync(RecordsDbContext db, Guid student, long since, PersonKey key, CancellationToken cancel)
    {
        var lines = await db.Changes.AsNoTracking().Where(c => c.StudentId == student && c.Sequence > since && c.Action == ChangeAction.Changed)
            .OrderByDescending(c => c.Sequence).ToListAsync(cancel);
        var accepted = lines.Where(c => c.Kind == nameof(AdmissionProposal) && c.NewValue == nameof(ProposalState.Accepted)).ToDictionary(c => c.RecordId);
        var ids = accepted.Keys.ToList();
        var proposals = await db.AdmissionProposals.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        var moves = proposals.Select(p => new FieldConflict(
            p.Field.ToString(), p.NewValue is null ? null : ReviewMask.Of(p.Field, key.Open(IntakeSealing.ProposalValue, p.NewValue)), accepted[p.Id].ActorName, accepted[p.Id].At, accepted[p.Id].Sequence));
        var corrections =
            from line in lines
            where line.Kind == nameof(Student)
            from column in RecordMapping.Columns
            where column.Value == line.Field
            select new FieldConflict(column.Key.ToString(), ReviewMask.IsSealed(column.Key) ? null : line.NewValue, line.ActorName, line.At, line.Sequence);
        return [.. moves.Concat(corrections).DistinctBy(conflict => conflict.Field)];
    }
}
