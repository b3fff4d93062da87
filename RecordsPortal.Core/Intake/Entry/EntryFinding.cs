using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Something to say to the student about one item.</summary>
/// <param name="Part">
/// Where in the item: "Reason" or "Evidence" of a dispute, "2.Phone" of the third entry of a list; null for the item itself.
/// </param>
/// <param name="IsWarning">Shown and kept with the case; does not keep from submitting.</param>
public sealed record EntryFinding(RecordField Field, string? Part, string Key, bool IsWarning, params IReadOnlyList<string> Facts);
