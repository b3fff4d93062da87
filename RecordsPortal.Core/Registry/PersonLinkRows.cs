using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>Somebody's word on whether two records are one person's: both stay as they are. A later word replaces it; the change table keeps the earlier.</summary>
internal sealed class PersonLink : Row
{
    /// <summary>The smaller of the two ids, so that a pair stands here once.</summary>
    public Guid FirstId { get; init; }
    public Guid SecondId { get; init; }
    public bool IsSame { get; set; }
    public string DecidedBy { get; set; } = "";
    public DateTime DecidedAt { get; set; }
    public string Reason { get; set; } = "";

    public override Guid? AboutStudent => FirstId;
}

/// <summary>Another record that bears the same ID number, or did when somebody decided about it.</summary>
/// <param name="IsSame">Null while nobody has said.</param>
/// <param name="At">UTC.</param>
public sealed record OtherRecord(
    Guid Id, string Name, string CandidateNumber, string? StudentNumber, int EntryYear, StudentStatus Status, bool? IsSame, string? By, DateTime? At, string? Reason);
