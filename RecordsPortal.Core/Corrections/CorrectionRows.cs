using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Corrections;

/// <summary>One correction of one record, of several items at once if need be: what was asked, on which grounds, who decided.</summary>
internal sealed class Correction : Row
{
    public Guid StudentId { get; set; }
    public CorrectionState State { get; set; }

    /// <summary>JSON of <see cref="CorrectedItem"/>s under the person's key: it holds ID numbers, old and new.</summary>
    public byte[] ItemsSealed { get; set; } = [];

    /// <summary>The items' names in clear, each between commas (",Name,Sex,"), for lists and filters.</summary>
    public string Fields { get; set; } = "";

    /// <summary>Whether it touched locked items of a registered record when it was last put up.</summary>
    public bool NeedsSecond { get; set; }

    public string Reason { get; set; } = "";
    public CorrectionGround? Ground { get; set; }
    public string? DocumentNumber { get; set; }

    /// <summary>Keys of what the rules warned of, between commas; shown to whoever decides.</summary>
    public string Warnings { get; set; } = "";

    public bool IsByStudent { get; set; }
    public Guid? AskedById { get; set; }
    public string AskedBy { get; set; } = "";
    public DateTime AskedAt { get; set; }
    public Guid? ProposedById { get; set; }
    public string? ProposedBy { get; set; }
    public DateTime? ProposedAt { get; set; }
    public Guid? DecidedById { get; set; }
    public string? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }

    public override Guid? AboutStudent => StudentId;

    public bool IsOpen => State is CorrectionState.Requested or CorrectionState.Proposed;
}

/// <summary>A scan that speaks for a correction. It may be there before the correction is sent: the form knows its id from the start.</summary>
internal sealed class CorrectionEvidence : Row
{
    public Guid CorrectionId { get; set; }
    public Guid StudentId { get; set; }

    /// <summary>The <see cref="Attachment"/>.</summary>
    public Guid FileId { get; set; }

    public EvidenceKind Kind { get; set; }
    public Guid AddedById { get; set; }
    public string AddedBy { get; set; } = "";
    public DateTime AddedAt { get; set; }

    public override Guid? AboutStudent => StudentId;
}
