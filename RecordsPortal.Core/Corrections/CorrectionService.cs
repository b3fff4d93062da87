using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>
/// Takes a correction in. A registrar's is in force at once, unless the national register has the item too: then it waits for a second
/// person. Anybody else's waits for a registrar.
/// </summary>
public sealed class CorrectionService(Writes writes, SealedValues sealing, CollegeClock clock)
{
    public Task<Outcome> SubmitAsync(Guid command, CorrectionForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.CorrectionRequest, async scope =>
        {
            if (await CorrectionMaterial.LoadAsync(scope.Db, sealing, scope.Reach, form.StudentId, cancel) is not { } material)
            {
                return new Outcome.NotFound();
            }

            var items = Items(form, material);
            return await RefusalAsync(scope, form, material, items, cancel) ?? await KeepAsync(scope, form, material, items, cancel);
        }, cancel);

    /// <summary>What the form really changes; a value typed anew and the same is no change.</summary>
    private static List<CorrectedItem> Items(CorrectionForm form, CorrectionMaterial material) =>
        [.. form.Changes.DistinctBy(change => change.Field)
            .Select(change => new CorrectedItem(change.Field, material.Values[change.Field], CorrectedValues.Read(change, material.Values), change.Seen))
            .Where(item => item.Old != item.New).OrderBy(item => item.Field)];

    private async Task<Outcome?> RefusalAsync(WriteScope scope, CorrectionForm form, CorrectionMaterial material, List<CorrectedItem> items, CancellationToken cancel)
    {
        if (material.Student.CompletedAt is null)
        {
            return new Outcome.Refused(CorrectionRefusals.NotOnRecord);
        }

        if (await scope.Db.Corrections.AnyAsync(c => c.Id == form.Id, cancel))
        {
            return new Outcome.Refused(CorrectionRefusals.AlreadySent);
        }

        // Before "nothing changed": who was overtaken by somebody with the same idea should hear of it.
        var seen = form.Changes.DistinctBy(change => change.Field).Where(change => CorrectionRules.Items.Contains(change.Field)).ToDictionary(change => change.Field, change => change.Seen);
        if (await material.ConflictsAsync(scope.Db, seen, cancel) is { Count: > 0 } conflicts)
        {
            return new Outcome.Stale(conflicts);
        }

        if (items.Count == 0)
        {
            return new Outcome.Refused(CorrectionRefusals.NothingChanged);
        }

        return items.Exists(item => !CorrectionRules.Items.Contains(item.Field))
            ? new Outcome.Refused(CorrectionRefusals.NotCorrectable)
            : material.NeedsSecond(items.Select(item => item.Field)) && material.IsGraduating(clock.Today)
                ? new Outcome.Refused(CorrectionRefusals.GraduatingTerm)
                : null;
    }

    private async Task<Outcome> KeepAsync(WriteScope scope, CorrectionForm form, CorrectionMaterial material, List<CorrectedItem> items, CancellationToken cancel)
    {
        var fields = items.ConvertAll(item => item.Field);
        var mayCorrect = MayCorrect(scope.Actor, material.Student);
        var needsSecond = material.NeedsSecond(fields);
        // Of a form not sent yet only its writer's own files count: somebody else who guessed its id adds nothing.
        var given = (await CorrectionEvidenceService.ItemsAsync(scope.Db, form.Id, cancel)).FindAll(file => file.AddedById == scope.Actor.AccountId);
        var kinds = given.Select(file => file.Kind).ToHashSet();
        var (wrong, warnings) = await material.CheckAsync(scope.Db, sealing, clock, items, form.Reason, kinds.Contains(EvidenceKind.PoliceCertificate), cancel);
        List<FieldError> errors =
        [
            .. wrong,
            .. CorrectedValues.PhotoFaults(items, given),
            .. await WaitingAsync(scope.Db, form.StudentId, fields, cancel),
            .. CorrectionRules.Faults(form.Reason, needsSecond && mayCorrect, form.Ground, form.DocumentNumber),
            .. CorrectionEvidenceService.Missing(mayCorrect ? material.Locked(fields) : [], fields, form.Ground, kinds),
        ];
        if (errors.Count > 0)
        {
            return new Outcome.Invalid(errors);
        }

        var correction = Row(scope, form, material, items, warnings);
        (correction.NeedsSecond, correction.State) = (needsSecond, mayCorrect ? needsSecond ? CorrectionState.Proposed : CorrectionState.Approved : CorrectionState.Requested);
        scope.Db.Corrections.Add(correction);
        if (correction.State == CorrectionState.Proposed)
        {
            (correction.ProposedById, correction.ProposedBy, correction.ProposedAt) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now);
        }

        if (correction.State == CorrectionState.Approved)
        {
            (correction.DecidedById, correction.DecidedBy, correction.DecidedAt) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now);
            await CorrectionWriting.ApplyAsync(scope, material, sealing, correction, items, cancel);
        }

        return Outcome.Ok(correction.Id, count: items.Count);
    }

    private static Correction Row(WriteScope scope, CorrectionForm form, CorrectionMaterial material, List<CorrectedItem> items, IReadOnlyList<string> warnings) => new()
    {
        Id = form.Id,
        StudentId = form.StudentId,
        ItemsSealed = material.Key.SealItems(items),
        Fields = CorrectionSealing.Join(items.Select(item => item.Field)),
        Warnings = CorrectionSealing.Join(warnings),
        Reason = form.Reason.Trim(),
        Ground = form.Ground,
        DocumentNumber = string.IsNullOrWhiteSpace(form.DocumentNumber) ? null : form.DocumentNumber.Trim(),
        IsByStudent = scope.Actor.IsStudent,
        AskedById = scope.Actor.AccountId,
        AskedBy = scope.Actor.Name,
        AskedAt = scope.Now,
    };

    /// <summary>Two corrections of one item would overwrite each other, whichever is decided first.</summary>
    private static async Task<IEnumerable<FieldError>> WaitingAsync(RecordsDbContext db, Guid student, List<RecordField> fields, CancellationToken cancel)
    {
        var open = await db.Corrections.AsNoTracking()
            .Where(c => c.StudentId == student && (c.State == CorrectionState.Requested || c.State == CorrectionState.Proposed)).Select(c => c.Fields).ToListAsync(cancel);
        return open.SelectMany(CorrectionSealing.FieldsOf).Distinct().Intersect(fields).Order().Select(field => new FieldError($"{field}", CorrectionRefusals.AlreadyAsked));
    }

    internal static bool MayCorrect(Actor actor, Student student) => actor.ReachOf(Feature.RecordCorrection).Includes(student.Id, student.SchoolId, student.ClassId);
}
