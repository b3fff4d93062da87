using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.NationalRegister;

public enum RegistrationBatchState
{
    /// <summary>Chosen and counted; nothing is marked.</summary>
    Prepared,
    Marked,
    Reverted,
}

/// <summary>One act of marking records as entered in the national register: who they are, since which day, on the word of which file.</summary>
internal sealed class RegistrationBatch : Row
{
    public RegistrationBatchState State { get; set; }
    public int? Year { get; set; }
    public Guid? MajorId { get; set; }
    public Guid? ClassId { get; set; }
    public string? FileName { get; set; }

    /// <summary>SHA-256 of the file as uploaded, lower-case hex.</summary>
    public string? FileHash { get; set; }

    /// <summary>JSON of the candidate numbers the file names; null where no file was given, and the choice alone says who.</summary>
    public string? Numbers { get; set; }

    /// <summary>JSON of the numbers of the file's rows that name nobody here.</summary>
    public string? UnknownRows { get; set; }

    public DateOnly? RegisteredOn { get; set; }
    public int Count { get; set; }
    public string PreparedBy { get; set; } = "";
    public DateTime PreparedAt { get; set; }
    public string? MarkedBy { get; set; }
    public DateTime? MarkedAt { get; set; }
    public string? RevertedBy { get; set; }
    public DateTime? RevertedAt { get; set; }
    public string? RevertReason { get; set; }
}
