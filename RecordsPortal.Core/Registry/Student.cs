using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>One enrolment of one person, from the admission list on. A second study is a second row with the same <see cref="IdNumberIndex"/>.</summary>
internal sealed class Student : Row
{
    public string CandidateNumber { get; set; } = "";
    public string? StudentNumber { get; set; }
    public string Name { get; set; } = "";
    public string NamePinyin { get; set; } = "";

    /// <summary>JSON: everything the name is looked for by, each with its <see cref="NameKey.Shared"/>. The database keeps <see cref="NameKey"/> equal to it.</summary>
    public string NameKeys { get; set; } = "{}";

    /// <summary>The Latin letters that <see cref="NameKeys"/> begin with, each once.</summary>
    public string NameLetters { get; set; } = "";
    public string Sex { get; set; } = "";
    public DateOnly BirthDate { get; set; }
    public string IdType { get; set; } = "";
    public byte[]? IdNumberSealed { get; set; }
    public byte[]? IdNumberIndex { get; set; }
    public byte[]? PhoneSealed { get; set; }
    public byte[]? PhoneIndex { get; set; }
    public string? NativePlace { get; set; }
    public string? Origin { get; set; }
    public int EntryYear { get; set; }
    public int FormalAdmissionYear { get; set; }
    public Guid CurrentMajorId { get; set; }
    public Guid FormalMajorId { get; set; }
    public string AdmissionRoute { get; set; } = "";
    public string? EthnicGroup { get; set; }
    public string? PoliticalStatus { get; set; }
    public string? AddressDivision { get; set; }
    public string? AddressDetail { get; set; }
    public string? PostalCode { get; set; }
    public string? GraduatedFrom { get; set; }
    public string? AdmissionScore { get; set; }
    public string? Remarks { get; set; }

    /// <summary>JSON of <see cref="FamilyMember"/>s, sealed: it holds other people's phones.</summary>
    public byte[]? FamilySealed { get; set; }

    /// <summary>JSON of <see cref="SchoolingEntry"/>s.</summary>
    public string? Schooling { get; set; }

    public Guid? PhotoId { get; set; }

    /// <summary>The school of the current major; kept here so that scopes filter without a join.</summary>
    public Guid SchoolId { get; set; }

    public Guid? ClassId { get; set; }

    /// <summary>Where their intake stands, null for those who never had one. The database keeps it equal to the case (<see cref="IntakeIndex"/>), so that lists need not look there.</summary>
    public string? IntakeState { get; init; }

    public StudentStatus Status { get; set; }
    public DateTime StatusSince { get; set; }

    /// <summary>When the reviewer's approval completed the record; null while intake is open.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>The reviewer who answers for the record.</summary>
    public string? CompletedBy { get; set; }

    public DateTime? CheckedInAt { get; set; }
    public string? CheckedInBy { get; set; }

    /// <summary>The last day of the re-examination, three calendar months after check-in.</summary>
    public DateOnly? ReExaminationDue { get; set; }

    /// <summary>The day the record was entered in the national register (学籍电子注册); null before. From then on <see cref="LockedItems"/> bite.</summary>
    public DateOnly? RegisteredOn { get; set; }

    /// <summary>The batch that marked it, so that a second act can take exactly that batch back.</summary>
    public Guid? RegistrationBatchId { get; set; }

    public override Guid? AboutStudent => Id;
}

/// <summary>The key that seals one person's values, itself wrapped. Deleting the row erases the person and leaves the chain of changes verifiable.</summary>
internal sealed class WrappedPersonKey
{
    public Guid StudentId { get; set; }
    public byte[] Wrapped { get; set; } = [];
}

/// <summary>A student number once given, to whom; never given again, even if the approval is undone.</summary>
internal sealed class StudentNumberUse : Row
{
    public string Number { get; set; } = "";
    public Guid StudentId { get; set; }

    public override Guid? AboutStudent => StudentId;
}
