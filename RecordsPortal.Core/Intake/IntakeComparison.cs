using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake;

/// <summary>Where the student's word and the list's part. Submission counts with it, the review shows with it, bulk approval stops at it.</summary>
public static class IntakeComparison
{
    /// <summary>A list that is silent contradicts nobody; a disputed item differs whatever its values are.</summary>
    public static bool Differs(RecordField field, RecordValues list, IntakeContent content) =>
        content.Of(field) is { } answer && (answer.IsDisputed || (list.Has(field) && answer.Value is not null && answer.Value != list[field]));

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<RecordField> Differences(RecordValues list, IntakeContent content) =>
        [.. IntakeItems.All.Select(item => item.Field).Where(field => Differs(field, list, content))];

    /// <summary>A difference somebody must look at: typed without seeing the list, or disputed. What is the student's own to say is not one.</summary>
    public static bool NeedsEyes(RecordField field, RecordValues list, IntakeContent content) =>
        Differs(field, list, content) && (IntakeItems.Find(field)?.Manner == EntryManner.Blind || content.Of(field)!.IsDisputed);
}
