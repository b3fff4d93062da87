using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>All that self-entry knows of one student at one moment, opened; the screen's view and every command are made from it.</summary>
/// <param name="Content">The draft; once submitted, what was submitted.</param>
/// <param name="Decisions">Those of the last round that was decided.</param>
/// <param name="Notice">The privacy notice in force; null before there is one.</param>
internal sealed record EntryFile(
    Student Student, IntakeCase Case, IntakeDraft? Draft, PersonKey Key, RecordValues List, IntakeContent Content, Submission? Submission,
    IReadOnlyList<FieldDecision> Decisions, EntryDates Dates, PrivacyNotice? Notice, bool IsNoticeRead, RuleFacts Facts)
{
    public RecordValues Offered { get; } = EntryRules.Offered(List, Facts);

    public EntryGate Gate => Dates.On(Facts.Today);

    public bool IsReturned => Decisions.Any(d => !d.IsAccepted);

    public bool IsOpen(RecordField field) => EntryLocks.IsOpen(field, Decisions);

    /// <summary>True for a returned item that stands as it was submitted.</summary>
    public bool IsUnmended(RecordField field, IntakeContent? submitted) =>
        Decisions.Any(d => d.Field == field && !d.IsAccepted) && submitted is not null && SameAnswer(Content.Of(field), submitted.Of(field));

    /// <summary>What is wrong with what is open; accepted items are nobody's to mend.</summary>
    public IReadOnlyList<EntryFinding> Findings() => [.. EntryRules.Check(Content, Offered, Facts).Where(f => IsOpen(f.Field))];

    /// <summary>Null while entry is open; else the key of the reason why it is not.</summary>
    public string? Refusal() => (Case.State, Gate) switch
    {
        (IntakeState.Ended, _) => EntryKeys.Ended,
        (IntakeState.Submitted, _) => EntryKeys.AlreadySubmitted,
        (IntakeState.Approved, _) => EntryKeys.AlreadyApproved,
        (_, EntryGate.NotAnnounced) => EntryKeys.NotAnnounced,
        (_, EntryGate.NotYetOpen) => EntryKeys.NotYetOpen,
        (_, EntryGate.Over) => EntryKeys.Over,
        _ => null,
    };

    private static bool SameAnswer(ItemAnswer? one, ItemAnswer? other) =>
        one?.Value == other?.Value && one?.DisputeReason == other?.DisputeReason && (one?.Evidence ?? []).SequenceEqual(other?.Evidence ?? []);
}
