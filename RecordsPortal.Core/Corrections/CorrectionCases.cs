using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Corrections;

/// <summary>Reads corrections for whoever may ask for them, decide them, or is the student.</summary>
public sealed class CorrectionCases(RecordsDb database, Writes writes, ICurrentUser user, SealedValues sealing, CollegeClock clock, Budgets budgets)
{
    /// <summary>Stands in the change table as the reason for a reveal: the work itself is the reason.</summary>
    public const string RevealReason = "Correction.RevealReason";

    /// <summary>The record before a form for correcting it; null where the person acting may not ask for that.</summary>
    /// <param name="student">Null for the student who acts.</param>
    public async Task<CorrectionSubject?> SubjectAsync(Guid? student, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var id = student ?? actor.StudentId ?? Guid.Empty;
        // Before the values: what changes in between is then noticed rather than overwritten.
        var seen = await SeenAsync(db, id, cancel);
        if (await CorrectionMaterial.LoadAsync(db, sealing, actor.ReachOf(Feature.CorrectionRequest), id, cancel) is not { } material)
        {
            return null;
        }

        var open = await db.Corrections.AsNoTracking().Where(c => c.StudentId == id && (c.State == CorrectionState.Requested || c.State == CorrectionState.Proposed)).Select(c => c.Fields).ToListAsync(cancel);
        var row = material.Student;
        return new CorrectionSubject(
            id, row.Name, row.StudentNumber, row.ClassId,
            CorrectionRules.Items.Aggregate(RecordValues.Empty, (values, field) => values.With(field, material.Masked(field))),
            seen, row.RegisteredOn, row.CompletedAt is not null, material.IsGraduating(clock.Today), CorrectionService.MayCorrect(actor, row),
            [.. open.SelectMany(CorrectionSealing.FieldsOf).Distinct()], RegisterWindow.Next(clock.Today));
    }

    /// <summary>Null where there is none, or none the person acting may see.</summary>
    public async Task<CorrectionCase?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        return await FindAsync(db, actor, id, isRevealed: false, cancel);
    }

    /// <summary>The same with ID number and phone in full, for comparing them with the evidence; the showing is a line the student can read.</summary>
    public async Task<(Outcome Outcome, CorrectionCase? Case)> RevealAsync(Guid command, Guid id, CancellationToken cancel = default)
    {
        // In the line, like every reveal: hundred asked for at once must not each see ninety-nine.
        var outcome = await writes.RunInLineAsync(command, Feature.CorrectionApproval, async scope =>
        {
            if (await FindAsync(scope.Db, scope.Actor, id, isRevealed: false, cancel) is not { } found)
            {
                return new Outcome.NotFound();
            }

            var shown = found.Lines.Where(line => CorrectionRules.IsSealed(line.Field)).ToList();
            if (await budgets.TakeAsync(scope, BudgetKind.Reveals, shown.Count, cancel) is { } usedUp)
            {
                return usedUp;
            }

            scope.Change.Acts.AddRange(shown.Select(line => new ChangeEntry
            {
                Kind = nameof(Student),
                RecordId = found.StudentId,
                StudentId = found.StudentId,
                Action = ChangeAction.Revealed,
                Field = RecordMapping.Columns[line.Field],
                Source = ChangeSource.Officer,
                Reason = RevealReason,
            }));
            return Outcome.Ok(id);
        }, cancel);
        await budgets.WatchAsync(outcome, await user.GetAsync(cancel), cancel);
        if (outcome is not Outcome.Done)
        {
            return (outcome, null);
        }

        await using var db = database.Open();
        return (outcome, await FindAsync(db, await user.GetAsync(cancel), id, isRevealed: true, cancel));
    }

    /// <summary>All corrections of one record, the newest first; for the student and for staff who may see the record.</summary>
    public async Task<IReadOnlyList<CorrectionCase>> OfStudentAsync(Guid? student, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        var id = student ?? actor.StudentId ?? Guid.Empty;
        await using var db = database.Open();
        var ids = await db.Corrections.AsNoTracking().Where(c => c.StudentId == id).OrderByDescending(c => c.AskedAt).Select(c => c.Id).ToListAsync(cancel);
        var cases = new List<CorrectionCase>();
        foreach (var each in ids)
        {
            if (await FindAsync(db, actor, each, isRevealed: false, cancel) is { } found)
            {
                cases.Add(found);
            }
        }

        return cases;
    }

    private async Task<CorrectionCase?> FindAsync(RecordsDbContext db, Actor actor, Guid id, bool isRevealed, CancellationToken cancel)
    {
        var correction = await db.Corrections.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (correction is null)
        {
            return null;
        }

        var seen = await SeenAsync(db, correction.StudentId, cancel);
        var reach = actor.ReachOf(actor.IsStudent ? Feature.OwnRecord : Feature.Students);
        if (await CorrectionMaterial.LoadAsync(db, sealing, reach, correction.StudentId, cancel) is not { } material)
        {
            return null;
        }

        var items = material.Key.OpenItems(correction);
        var evidence = await CorrectionEvidenceService.ItemsAsync(db, id, cancel);
        return Case(actor, correction, material, items, evidence, await LinesAsync(db, correction, material, items, isRevealed, cancel), seen);
    }

    private CorrectionCase Case(
        Actor actor, Correction c, CorrectionMaterial material, IReadOnlyList<CorrectedItem> items, List<CorrectionEvidence> evidence, IReadOnlyList<CorrectionLine> lines, long seen)
    {
        var (student, fields) = (material.Student, items.Select(item => item.Field).ToList());
        var needsSecond = c.IsOpen ? material.NeedsSecond(fields) : c.NeedsSecond;
        var given = evidence.Select(e => e.Kind).ToHashSet();
        var mayApprove = Reaches(Feature.CorrectionApproval);
        return new CorrectionCase(
            c.Id, c.StudentId, student.Name, student.StudentNumber, student.SchoolId, student.ClassId, c.State, needsSecond, student.RegisteredOn,
            lines, c.Reason, c.Ground, c.DocumentNumber,
            [.. evidence.Select(EvidenceItem.Of)],
            c.IsOpen ? [.. EvidenceRules.Required(material.Locked(fields), c.Ground).Where(kind => !given.Contains(kind))] : [],
            CorrectionSealing.Split(c.Warnings),
            c.IsByStudent, new CorrectionStep(c.AskedBy, c.AskedAt), Step(c.ProposedBy, c.ProposedAt), Step(c.DecidedBy, c.DecidedAt), c.DecisionReason, seen,
            mayApprove ? CorrectionDecisions.ApprovalRefusal(actor, c, needsSecond)?.Key : OutcomeKeys.NotAllowed,
            MayPropose: c.State == CorrectionState.Requested && needsSecond && Reaches(Feature.RecordCorrection),
            MayRefuse: c.IsOpen && mayApprove && actor.AccountId != c.AskedById && actor.AccountId != c.ProposedById,
            MayWithdraw: c.IsOpen && Reaches(Feature.CorrectionRequest) && (actor.AccountId == c.AskedById || (c.State == CorrectionState.Proposed && actor.AccountId == c.ProposedById)),
            RegisterWindow.Next(clock.Today));

        bool Reaches(Feature feature) => actor.ReachOf(feature).Includes(student.Id, student.SchoolId, student.ClassId);
    }

    private static async Task<IReadOnlyList<CorrectionLine>> LinesAsync(
        RecordsDbContext db, Correction correction, CorrectionMaterial material, IReadOnlyList<CorrectedItem> items, bool isRevealed, CancellationToken cancel)
    {
        var conflicts = correction.IsOpen
            ? (await material.ConflictsAsync(db, items.ToDictionary(item => item.Field, item => item.Seen), cancel)).ToDictionary(conflict => conflict.Field)
            : [];
        return [.. items.Select(item =>
        {
            var conflict = conflicts.GetValueOrDefault($"{item.Field}");
            return new CorrectionLine(
                item.Field, Shown(item.Field, item.Old), Shown(item.Field, item.New), LockedItems.IsLocked(item.Field, material.Student.RegisteredOn),
                conflict is null ? null : Shown(item.Field, material.Values[item.Field]), conflict is null ? null : new CorrectionStep(conflict.By, conflict.At));
        })];

        string? Shown(RecordField field, string? value) => isRevealed ? value : ReviewMask.Of(field, value);
    }

    private static async Task<long> SeenAsync(RecordsDbContext db, Guid student, CancellationToken cancel) =>
        await db.Changes.Where(c => c.Kind == nameof(Student) && c.RecordId == student).MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;

    private static CorrectionStep? Step(string? by, DateTime? at) => by is null || at is null ? null : new CorrectionStep(by, at.Value);
}
