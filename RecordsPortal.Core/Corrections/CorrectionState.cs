namespace RecordsPortal.Core.Corrections;

public enum CorrectionState
{
    /// <summary>Asked by the student or by staff in charge; waits for a registrar.</summary>
    Requested,

    /// <summary>A registrar stands behind it; waits for a second person.</summary>
    Proposed,

    /// <summary>In force: the record says so.</summary>
    Approved,
    Refused,

    /// <summary>Taken back by who asked.</summary>
    Withdrawn,
}

/// <summary>Why a registered record may be changed at all.</summary>
public enum CorrectionGround
{
    /// <summary>Wrong already at the examination registration: the examination authority of the place of origin corrects first.</summary>
    ExamAuthority,

    /// <summary>Changed since with the approval of the police.</summary>
    Police,
}

public enum EvidenceKind
{
    /// <summary>户口簿.</summary>
    HouseholdBook,
    IdCard,

    /// <summary>公安机关证明.</summary>
    PoliceCertificate,

    /// <summary>出生医学证明.</summary>
    BirthCertificate,

    /// <summary>招生考试机构更正证明.</summary>
    ExamAuthorityLetter,

    /// <summary>录取名册或录取审批表.</summary>
    AdmissionRecord,

    /// <summary>省级教育行政部门批件.</summary>
    ProvincialApproval,
    Other,

    /// <summary>The photo itself that is to stand on record.</summary>
    NewPhoto,
}
