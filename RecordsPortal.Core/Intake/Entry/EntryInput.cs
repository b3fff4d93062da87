using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>What the form says of one item now. Only items that changed are sent: what another device entered meanwhile stays.</summary>
/// <param name="Typed">As typed; blank takes the answer away.</param>
/// <param name="Confirms">"What the list says is right."</param>
/// <param name="DisputeReason">Not null, "" included, says that the list is wrong; <paramref name="Typed"/> is then what is right.</param>
public sealed record EntryInput(RecordField Field, string? Typed, bool Confirms = false, string? DisputeReason = null)
{
    public static EntryInput Family(IReadOnlyList<FamilyMember> members) => new(RecordField.Family, RecordLists.Text(members));

    public static EntryInput Schooling(IReadOnlyList<SchoolingEntry> entries) => new(RecordField.Schooling, RecordLists.Text(entries));
}
