using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Registry;

/// <summary>One value that came in place of another.</summary>
/// <param name="At">UTC.</param>
/// <param name="Old">
/// As in <see cref="RecordValues"/>, with ID number and phone masked; classes by name, instants in round-trip form, family and schooling as
/// the number of their entries. Null for none, and for a sealed value of a person who was erased.
/// </param>
public sealed record HistoryEntry(long Sequence, DateTime At, string By, ChangeSource Source, string? Reason, string? Old, string? New);

/// <param name="Key">What was shown, a key of <see cref="RecordKeys"/>.</param>
public sealed record RevealEntry(string Key, DateTime At, string By, string? Reason);

/// <summary>All that ever changed in one record, and who was shown what of it.</summary>
/// <param name="Items">By key of <see cref="RecordKeys"/>, the newest first; a value nobody ever gave has no entry.</param>
/// <param name="Reveals">The newest first.</param>
public sealed record StudentHistory(IReadOnlyDictionary<string, IReadOnlyList<HistoryEntry>> Items, IReadOnlyList<RevealEntry> Reveals)
{
    public static StudentHistory Empty { get; } = new(new Dictionary<string, IReadOnlyList<HistoryEntry>>(), []);

    public IReadOnlyList<HistoryEntry> Of(string key) => Items.GetValueOrDefault(key) ?? [];

    public IReadOnlyList<HistoryEntry> Of(RecordField field) => Of(RecordKeys.Of(field));
}
