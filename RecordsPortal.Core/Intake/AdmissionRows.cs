using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake;

public enum AdmissionListState
{
    /// <summary>Uploaded and checked; nothing of it is in the archive.</summary>
    Checked,
    Imported,
    Reverted,
}

/// <summary>One uploaded list: a named change set.</summary>
internal sealed class AdmissionList : Row
{
    public string Name { get; set; } = "";
    public string FileName { get; set; } = "";

    /// <summary>SHA-256 of the file as uploaded, lower-case hex.</summary>
    public string FileHash { get; set; } = "";
    public Guid FileId { get; set; }
    public int Year { get; set; }
    public AdmissionListState State { get; set; }
    public int Rows { get; set; }
    public int Faulty { get; set; }
    public int Added { get; set; }
    public int Unchanged { get; set; }
    public int Proposed { get; set; }
    public int Withdrawn { get; set; }

    /// <summary>Column and route mapping as the registrar left it, JSON.</summary>
    public string Mapping { get; set; } = "{}";
    public string UploadedBy { get; set; } = "";
    public DateTime UploadedAt { get; set; }
    public DateTime? ImportedAt { get; set; }
    public string? ImportedBy { get; set; }
}

/// <summary>What a list said of one student, sealed; the left column of the review.</summary>
internal sealed class AdmissionEntry : Row
{
    public Guid ListId { get; set; }
    public Guid StudentId { get; set; }
    public int RowNumber { get; set; }
    public bool IsWithdrawal { get; set; }

    /// <summary>Sealed JSON of RecordValues.</summary>
    public byte[] Values { get; set; } = [];

    public override Guid? AboutStudent => StudentId;
}

public enum ProposalState
{
    Open,
    Accepted,
    Refused,
}

/// <summary>A later list's other value for one field of a student already here, waiting for a registrar.</summary>
internal sealed class AdmissionProposal : Row
{
    public Guid ListId { get; set; }
    public Guid StudentId { get; set; }
    public RecordField Field { get; set; }
    public byte[]? OldValue { get; set; }
    public byte[]? NewValue { get; set; }
    public ProposalState State { get; set; }
    public string? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }

    public override Guid? AboutStudent => StudentId;
}

/// <summary>"This list's 高考 is our GK": mapped once by an officer, remembered for every list after.</summary>
internal sealed class RouteAlias : Row
{
    public string Text { get; set; } = "";
    public string Route { get; set; } = "";
}
