using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Makes the screen's view from an open file. What the list says of an item typed blind stops here.</summary>
internal static class EntryViews
{
    public static async Task<EntryView> OfAsync(RecordsDbContext db, EntryFile file, Actor actor, DateTime now, CancellationToken cancel)
    {
        var intake = file.Case;
        var findings = file.Findings().ToLookup(f => f.Field);
        var submitted = file.Submission is null ? null : file.Key.OpenSubmission(file.Submission);
        var reasons = await db.CannedReasons.AsNoTracking().ToDictionaryAsync(r => r.Key, cancel);
        var className = await db.Classes.AsNoTracking().Where(c => c.Id == file.Student.ClassId).Select(c => c.Name).FirstOrDefaultAsync(cancel);
        var isClaimed = intake.ClaimedUntil > now;
        return new EntryView(
            file.Student.Id, intake.Year, file.Student.CandidateNumber, className, intake.State, file.Refusal(), file.Gate, file.Dates,
            file.Notice is { } notice ? await IntakeDefaults.ReadAsync(db, notice, cancel) : null, file.IsNoticeRead,
            [.. IntakeItems.All.Select(item => ItemOf(file, item, findings[item.Field], submitted, reasons))],
            file.Draft?.SavedAt, file.Draft?.Version ?? 0, intake.ReceiptNumber, intake.SubmittedAt,
            intake.State == IntakeState.Submitted && !isClaimed && file.Gate == EntryGate.Open, isClaimed,
            IsAssistanceOf(intake) ? intake.AssistedBy : file.Submission?.AssistedBy,
            IsAssistanceOf(intake) ? intake.AssistedReason : file.Submission?.AssistedReason,
            intake.IsAssistedNowBy(actor));
    }

    /// <summary>True while the officer's help belongs to the round under way.</summary>
    public static bool IsAssistedNowBy(this IntakeCase intake, Actor actor) => IsAssistanceOf(intake) && intake.AssistedById == actor.AccountId;

    private static bool IsAssistanceOf(IntakeCase intake) => intake.AssistedRound == intake.Round + 1;

    private static ItemView ItemOf(EntryFile file, IntakeItem item, IEnumerable<EntryFinding> findings, IntakeContent? submitted, Dictionary<string, CannedReason> reasons)
    {
        var isShown = item.Manner == EntryManner.Shown;
        var offered = isShown ? file.Offered[item.Field] : null;
        var returned = file.Case.State == IntakeState.Returned ? file.Decisions.FirstOrDefault(d => d.Field == item.Field && !d.IsAccepted) : null;
        var isDerived = item.Manner == EntryManner.Derived && EntryAnswers.IsDerived(file.Content);
        var isUnmended = returned is not null && file.IsUnmended(item.Field, submitted);
        return new ItemView(
            item.Field, item.Section, item.Manner, EntryRules.IsRequired(item, file.Content.Values()), file.IsOpen(item.Field), isDerived,
            offered, isShown && offered is null ? file.List[item.Field] : null, file.Content.Of(item.Field),
            returned is null ? null : ReasonOf(returned, reasons), isUnmended,
            isUnmended ? [.. findings, NotMended(item.Field)] : [.. findings]);
    }

    // A warning and not an error: the student may be right, and then there is nothing to change but much to think about before signing again.
    private static EntryFinding NotMended(RecordField field) => new(field, null, EntryKeys.NotMended, true, []);

    private static ReturnView ReasonOf(FieldDecision decision, Dictionary<string, CannedReason> reasons)
    {
        var canned = decision.ReasonKey is { } key ? reasons.GetValueOrDefault(key) : null;
        return new ReturnView(canned?.TextZh, canned?.TextEn, decision.ReasonText, decision.DecidedBy, decision.DecidedAt);
    }
}
