using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Registry.RecordField;

namespace RecordsPortal.Core.Intake;

/// <summary>The sections of self-entry, in order; each has an address of its own. The lower-case name is that address.</summary>
public enum IntakeSection
{
    Identity,
    Origin,
    Admission,
    Contact,
    Background,
    Address,
    Family,
    Schooling,
    Photo,
}

public enum EntryManner
{
    /// <summary>Typed by the student without seeing the list's value: a match then means something.</summary>
    Blind,

    /// <summary>Shown from the list; confirmed, or disputed with a reason and evidence. Where the list has nothing, entered.</summary>
    Shown,

    /// <summary>The student's own to say.</summary>
    Own,

    /// <summary>Follows from the ID number; entered only where the document does not tell.</summary>
    Derived,
}

public sealed record IntakeItem(RecordField Field, IntakeSection Section, EntryManner Manner, bool IsRequired);

/// <summary>What self-entry asks, where and how: form, task list, check page, review and rules all read this one list.</summary>
public static class IntakeItems
{
    public static IReadOnlyList<IntakeItem> All { get; } =
    [
        new(Name, IntakeSection.Identity, EntryManner.Blind, true),
        new(IdType, IntakeSection.Identity, EntryManner.Own, true),
        new(IdNumber, IntakeSection.Identity, EntryManner.Blind, true),
        new(Sex, IntakeSection.Identity, EntryManner.Derived, true),
        new(BirthDate, IntakeSection.Identity, EntryManner.Derived, true),
        new(NativePlace, IntakeSection.Origin, EntryManner.Own, true),
        new(Origin, IntakeSection.Origin, EntryManner.Shown, true),
        new(EntryYear, IntakeSection.Admission, EntryManner.Shown, true),
        new(FormalAdmissionYear, IntakeSection.Admission, EntryManner.Shown, true),
        new(CurrentMajor, IntakeSection.Admission, EntryManner.Shown, true),
        new(FormalMajor, IntakeSection.Admission, EntryManner.Shown, true),
        new(AdmissionRoute, IntakeSection.Admission, EntryManner.Shown, true),
        new(Phone, IntakeSection.Contact, EntryManner.Blind, true),
        new(Remarks, IntakeSection.Contact, EntryManner.Own, false),
        new(EthnicGroup, IntakeSection.Background, EntryManner.Shown, true),
        new(PoliticalStatus, IntakeSection.Background, EntryManner.Shown, true),
        new(AddressDivision, IntakeSection.Address, EntryManner.Own, true),
        new(AddressDetail, IntakeSection.Address, EntryManner.Shown, true),
        new(PostalCode, IntakeSection.Address, EntryManner.Own, false),
        new(RecordField.Family, IntakeSection.Family, EntryManner.Own, true),
        new(GraduatedFrom, IntakeSection.Schooling, EntryManner.Shown, true),
        new(RecordField.Schooling, IntakeSection.Schooling, EntryManner.Own, true),
        new(RecordField.Photo, IntakeSection.Photo, EntryManner.Own, true),
    ];

    private static readonly Dictionary<RecordField, IntakeItem> ByField = All.ToDictionary(item => item.Field);

    public static IEnumerable<IntakeItem> In(IntakeSection section) => All.Where(item => item.Section == section);

    /// <summary>Null for items self-entry does not ask: candidate number, admission score.</summary>
    public static IntakeItem? Find(RecordField field) => ByField.GetValueOrDefault(field);
}
