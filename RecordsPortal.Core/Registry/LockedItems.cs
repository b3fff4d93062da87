using static RecordsPortal.Core.Registry.RecordField;

namespace RecordsPortal.Core.Registry;

/// <summary>
/// What the national register keeps too. Its eight items are name, sex, birth date, ID number, major, level, mode of study and length;
/// here the last three follow from the major, and an ID number is type and number.
/// </summary>
public static class LockedItems
{
    public static IReadOnlyList<RecordField> All { get; } = [Name, Sex, BirthDate, IdType, IdNumber, CurrentMajor, FormalMajor];

    /// <summary>基本信息: two of them changed at once take the province's own document.</summary>
    public static IReadOnlyList<RecordField> Basic { get; } = [Name, Sex, BirthDate, IdNumber];

    /// <param name="registeredOn">The day the record went into the national register; null before.</param>
    public static bool IsLocked(RecordField field, DateOnly? registeredOn) => registeredOn is not null && All.Contains(field);
}
