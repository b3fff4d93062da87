using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Reads one application for review or pre-check.</summary>
public sealed class ReviewCases(RecordsDb database, SealedValues sealing, ReferenceService reference, CollegeClock clock, ICurrentUser user)
{
    /// <summary>Null where there is none this person may review. Sealed values are in full only while the reader's own claim stands.</summary>
    /// <param name="feature">Review or PreCheck.</param>
    public async Task<ReviewCase?> FindAsync(Feature feature, Guid id, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        // Before the rows: a change that lands in between then counts as unseen, never as seen.
        var sequence = await db.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;
        var student = await db.StudentsWithin(actor.ReachOf(feature)).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        var intake = await db.IntakeCases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        return student is null || intake is null || await ReviewMaterial.LoadAsync(db, sealing, id, cancel) is not { } material
            ? null
            : await ShapeAsync(db, actor, student, intake, material, sequence, cancel);
    }

    /// <summary>Reasons to return a field with, those made for it first. Retired ones too: past decisions were made with them.</summary>
    public async Task<IReadOnlyList<ReturnReason>> ReasonsAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await db.CannedReasons.AsNoTracking().OrderBy(r => r.Field == null).ThenBy(r => r.Position).ThenBy(r => r.Key)
            .Select(r => new ReturnReason(r.Key, r.Field, r.TextZh, r.TextEn, r.IsRetired)).ToListAsync(cancel);
    }

    private async Task<ReviewCase> ShapeAsync(
        RecordsDbContext db, Actor actor, Student student, IntakeCase intake, ReviewMaterial material, long sequence, CancellationToken cancel)
    {
        var now = clock.Now;
        var college = await reference.DirectoryAsync(cancel);
        var values = material.Content.Values();
        var facts = await ReviewFacts.LoadAsync(db, sealing, student.Id, values, college, clock, cancel);
        var warnings = RecordRules.Check(values, Occasion.StudentEntry, facts).Where(f => f.Severity == Severity.Warning).ToLookup(f => f.Field);
        var (claimed, mine) = (ReviewRules.IsClaimed(intake, now), ReviewRules.IsClaimedBy(intake, actor.AccountId, now));
        return new ReviewCase(
            student.Id, student.Name, student.CandidateNumber, student.StudentNumber, student.CurrentMajorId, student.ClassId, intake.Year, student.AdmissionRoute,
            intake.State, intake.Round, intake.ReceiptNumber, intake.SubmittedAt, intake.AssistedBy, intake.AssistedReason,
            claimed ? intake.ClaimedById : null, claimed ? intake.ClaimedBy : null, claimed ? intake.ClaimedUntil : null, mine,
            ReviewRules.IsPreChecked(intake) ? intake.PreCheckedBy : null, intake.PreCheckedAt, await PreChecks.IsAwaitedAsync(db, student, intake, cancel),
            intake.ReviewedBy, intake.ReviewedAt, ReviewUndo.IsOpen(intake, actor, now),
            [.. IntakeItems.All.Select(item => Item(item, material, intake.Round, mine, [.. warnings[item.Field]]))],
            [.. material.Decisions.Select(d => new ReviewDecision(d.Round, d.Field, d.IsAccepted, d.ReasonKey, d.ReasonText, d.DecidedBy, d.DecidedAt))],
            new ReviewSeen(intake.Round, sequence));
    }

    private static ReviewItem Item(IntakeItem item, ReviewMaterial material, int round, bool inFull, IReadOnlyList<Finding> warnings)
    {
        var answer = material.Content.Of(item.Field);
        var isMasked = ReviewMask.IsSealed(item.Field) && !inFull;
        var (listed, entered) = (material.List[item.Field], answer?.Value);
        return new ReviewItem(
            item.Field, item.Section, item.Manner,
            isMasked ? ReviewMask.Of(item.Field, listed) : listed, isMasked ? ReviewMask.Of(item.Field, entered) : entered,
            isMasked, IntakeComparison.Differs(item.Field, material.List, material.Content),
            answer?.DisputeReason, answer?.Evidence ?? [], material.VerdictOn(item.Field, round), warnings);
    }
}

/// <param name="Field">The field it is made for; null for any.</param>
public sealed record ReturnReason(string Key, RecordField? Field, string TextZh, string TextEn, bool IsRetired = false);
