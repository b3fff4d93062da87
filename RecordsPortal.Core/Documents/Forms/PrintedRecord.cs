using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>One student as documents show them at one moment: numbers already masked where whoever prints may not see them whole.</summary>
/// <param name="Family">Apart from <paramref name="Values"/>, for the same reason.</param>
/// <param name="Entered">Day of check-in; null before it.</param>
/// <param name="IsWhole">ID number and phones are not masked.</param>
/// <param name="Sequence">The last line of the change table about this student that the document contains.</param>
internal sealed record PrintedRecord(
    Guid Id, RecordValues Values, string? StudentNumber, StudentStatus Status, SchoolItem? School, MajorItem? Major, ClassItem? Class, DateOnly? Entered,
    IReadOnlyList<SchoolingEntry> Schooling, IReadOnlyList<FamilyMember> Family, byte[]? Photo, bool IsWhole, long Sequence)
{
    public string Name => Values[RecordField.Name] ?? "";
}

/// <summary>What stands at the foot of every page: who had it made, when.</summary>
/// <param name="College">The college's name, over the title.</param>
/// <param name="At">The college's time.</param>
internal sealed record Issue(string College, string By, DateTime At)
{
    public string Foot(long sequence, string form) => $"档案序号 {sequence}　打印时间 {PaperWords.Second(At)}　打印人 {By}　样式 {form}";
}
