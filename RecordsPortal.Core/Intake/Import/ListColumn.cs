namespace RecordsPortal.Core.Intake.Import;

/// <summary>What a column of an admission list can mean. A code and the name beside it are two columns of one item.</summary>
public enum ListColumn
{
    CandidateNumber,
    Name,
    Sex,
    IdType,
    IdNumber,
    BirthDate,
    EthnicGroup,
    PoliticalStatus,
    NativePlace,
    OriginCode,
    OriginName,
    FormalMajorCode,
    FormalMajorName,
    CurrentMajorCode,
    CurrentMajorName,
    EntryYear,
    FormalAdmissionYear,
    AdmissionRoute,
    AdmissionScore,
    GraduatedFrom,
    Phone,
    Address,
    PostalCode,
    Remarks,

    /// <summary>Of a later list: admitted, or admission withdrawn.</summary>
    AdmissionStatus,

    /// <summary>What follows is recognised so that nobody is asked about it, and not kept: the college's own tables say it.</summary>
    School,
    Level,
    NominalLength,
    StudyMode,
    SerialNumber,
    FaultReason,
}
