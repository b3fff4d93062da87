namespace RecordsPortal.Core.Access;

/// <summary>Stored by name.</summary>
public enum Role
{
    Student,
    Counsellor,
    SchoolOfficer,
    Registrar,
    Teacher,
    Leader,
    Archivist,
    Auditor,
    Administrator,
}

/// <summary>How far a permission reaches: one's own record, one's classes, one's school, everybody.</summary>
public enum Scope
{
    Own,
    Class,
    School,
    College,
}

/// <summary>What the portal offers, in the words of the menu. Pages, endpoints, services and tests name these; who has them stands in <see cref="Permissions"/>.</summary>
public enum Feature
{
    /// <summary>Signed in, whoever it is: home, one's own settings.</summary>
    Portal,
    OwnIntake,
    OwnRecord,
    AssistedEntry,
    AdmissionLists,
    Review,
    PreCheck,
    Chase,
    Students,

    /// <summary>Sheets of students out of the portal, ID numbers and phones masked.</summary>
    ExportStudents,

    /// <summary>The same with whole numbers, for a reason.</summary>
    ExportSealed,

    /// <summary>Every sheet that ever left.</summary>
    ExportRegister,

    /// <summary>Saying that two records are one person's.</summary>
    LinkRecords,
    RevealSealed,
    ResetCodes,
    CheckIn,
    Classes,
    Dashboard,
    Settings,
    IntakeWindows,
    ChangeTable,

    /// <summary>Staff accounts and their roles.</summary>
    People,

    /// <summary>Schools, majors and terms: what the college consists of.</summary>
    Structure,

    /// <summary>What intake says to students: reasons to return a field with, privacy notices.</summary>
    IntakeTexts,

    /// <summary>Bringing an empty portal into use, step by step.</summary>
    FirstSteps,

    /// <summary>A record on paper: card, form, roster.</summary>
    PrintRecords,

    /// <summary>Papers of whole classes and schools, made in the background.</summary>
    DocumentBatches,

    /// <summary>Ask for a correction with reason and evidence: students of their own record, staff for those in their care.</summary>
    CorrectionRequest,

    /// <summary>Correct a record at once, and put up for a second person what needs one.</summary>
    RecordCorrection,

    /// <summary>Decide what others asked or put up. Never one's own.</summary>
    CorrectionApproval,

    /// <summary>Mark records as entered in the national register, which locks what it keeps too.</summary>
    NationalRegistration,
}
