using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>Stored by name.</summary>
public enum DocumentJobState
{
    Waiting,
    Running,
    Done,

    /// <summary>Stopped by its owner; nothing of it is kept.</summary>
    Cancelled,

    /// <summary>The server ended meanwhile; it can be begun again.</summary>
    Interrupted,

    /// <summary>It could not be made: see the fault.</summary>
    Failed,

    /// <summary>The file was deleted when its time was over; the line stays.</summary>
    Expired,
}

/// <summary>One order for the papers of a class, a school or a year, and the file that came of it: part of the register of what was printed.</summary>
internal sealed class DocumentJob : Row
{
    public Guid OwnerId { get; set; }
    public string OwnerName { get; set; } = "";
    public DocumentKind Kind { get; set; }

    /// <summary>Year of entry.</summary>
    public int Year { get; set; }

    /// <summary>Null for every school the owner may print.</summary>
    public Guid? SchoolId { get; set; }

    /// <summary>Null for every class of the school and year.</summary>
    public Guid? ClassId { get; set; }
    public DocumentJobState State { get; set; }
    public DateTime OrderedAt { get; set; }
    public DateTime? FinishedAt { get; set; }

    /// <summary>The file is deleted then.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>How many people the file is about.</summary>
    public int People { get; set; }
    public string? FileName { get; set; }
    public long Bytes { get; set; }

    /// <summary>Of the file as it is handed out, lower-case hex.</summary>
    public string? Sha256 { get; set; }

    /// <summary>A key of <see cref="DocumentKeys"/>.</summary>
    public string? Fault { get; set; }

    /// <summary>The person a missing character belongs to.</summary>
    public Guid? FaultStudentId { get; set; }
    public string? FaultCharacters { get; set; }
}
