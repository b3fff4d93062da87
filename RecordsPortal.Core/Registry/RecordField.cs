namespace RecordsPortal.Core.Registry;

/// <summary>
/// The items of a student's record, in the order a registrar asks for them. The admission list, the student's own entry,
/// the record, a later list's proposals and a correction all speak of the same items, so they can be compared item by item.
/// </summary>
/// <remarks>Stored by name: renaming a member is a data migration, reordering is not.</remarks>
public enum RecordField
{
    Name,
    Sex,
    NativePlace,
    Origin,
    BirthDate,
    IdType,
    IdNumber,
    EntryYear,
    FormalAdmissionYear,
    CurrentMajor,
    FormalMajor,
    AdmissionRoute,
    Phone,
    Remarks,
    CandidateNumber,
    EthnicGroup,
    PoliticalStatus,
    AddressDivision,
    AddressDetail,
    PostalCode,
    GraduatedFrom,
    AdmissionScore,
    Family,
    Schooling,
    Photo,
}
