using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Records;

/// <summary>One thing that happened to a record.</summary>
/// <param name="Key">Of <see cref="RecordsText"/>, "Happened.…"; says what the rest is.</param>
/// <param name="Items">Keys of <see cref="RecordKeys"/>: what was changed or looked at.</param>
public sealed record RecordEvent(DateTime At, string By, string Key, IReadOnlyList<string> Items, string? Old = null, string? New = null, string? Reason = null)
{
    private static readonly string[] _standing = [RecordKeys.Status, RecordKeys.Class, RecordKeys.NationalRegistration];

    /// <summary>Standing, submissions, approval, changes of items and who looked, the newest first. First values are no events: they came with the record.</summary>
    public static IReadOnlyList<RecordEvent> Of(StudentRecord record)
    {
        var completed = record.Milestones.CompletedAt;
        return [.. Standing(record)
            .Concat(Changes(record).Where(change => completed is null || change.At > completed))
            .Concat(record.History.Reveals.Select(reveal => new RecordEvent(reveal.At, reveal.By, "Happened.Reveal", [reveal.Key], Reason: reveal.Reason)))
            .Concat(record.Intake?.Receipts.Select(receipt => new RecordEvent(receipt.At, record.Name, "Happened.Submitted", [], New: receipt.Number)) ?? [])
            .Concat(completed is { } at ? [new RecordEvent(at, record.Milestones.CompletedBy ?? "", "Happened.Approved", [])] : [])
            .OrderByDescending(happened => happened.At)];
    }

    private static IEnumerable<RecordEvent> Standing(StudentRecord record) =>
        _standing.SelectMany(key => record.History.Of(key).Select(entry => new RecordEvent(entry.At, entry.By, "Happened.Standing", [key], entry.Old, entry.New, entry.Reason)));

    /// <summary>What was saved together is one event.</summary>
    private static IEnumerable<RecordEvent> Changes(StudentRecord record) =>
        from field in Enum.GetValues<RecordField>()
        from entry in record.History.Of(field)
        where entry.Old is not null || record.Milestones.CompletedAt is not null
        group (Key: RecordKeys.Of(field), entry.Reason) by (entry.At, entry.By) into save
        select new RecordEvent(save.Key.At, save.Key.By, "Happened.Changed", [.. save.Select(change => change.Key)], Reason: save.First().Reason);
}
