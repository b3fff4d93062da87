using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake;

/// <summary>One student's intake: made with the student by the import, closed by approval. Has the student's id.</summary>
internal sealed class IntakeCase : Row
{
    public Guid StudentId => Id;
    public int Year { get; set; }
    public IntakeState State { get; set; }

    /// <summary>Counts submissions; decisions belong to one.</summary>
    public int Round { get; set; }
    public DateTime? BegunAt { get; set; }
    public DateTime? SubmittedAt { get; set; }
    public string? ReceiptNumber { get; set; }

    /// <summary>Rule warnings of the standing submission: these cases are never approved in bulk.</summary>
    public int Warnings { get; set; }

    /// <summary>Fields in which the standing submission differs from the list.</summary>
    public int Differences { get; set; }

    /// <summary>A last day of this student's own, later than the window's.</summary>
    public DateOnly? ExtendedUntil { get; set; }

    public Guid? ClaimedById { get; set; }
    public string? ClaimedBy { get; set; }

    /// <summary>The claim lapses then unless renewed; a crashed browser must not keep a case for ever.</summary>
    public DateTime? ClaimedUntil { get; set; }

    public string? PreCheckedBy { get; set; }
    public DateTime? PreCheckedAt { get; set; }
    public Guid? ReviewedById { get; set; }
    public string? ReviewedBy { get; set; }
    public DateTime? ReviewedAt { get; set; }

    /// <summary>The officer who enters, or entered, for the student in the round <see cref="AssistedRound"/>; the submission keeps the name for ever.</summary>
    public Guid? AssistedById { get; set; }
    public string? AssistedBy { get; set; }
    public string? AssistedReason { get; set; }
    public int? AssistedRound { get; set; }

    public override Guid? AboutStudent => Id;
}

/// <summary>What the student has entered and not submitted, sealed as one. Has the student's id.</summary>
internal sealed class IntakeDraft : Row
{
    public byte[] Content { get; set; } = [];
    public DateTime SavedAt { get; set; }

    public override Guid? AboutStudent => Id;
}

/// <summary>What was submitted, sealed as one and never changed: the student's signature is under exactly this.</summary>
internal sealed class Submission : Row
{
    public Guid StudentId { get; set; }
    public int Round { get; set; }
    public byte[] Content { get; set; } = [];
    public DateTime SubmittedAt { get; set; }
    public string ReceiptNumber { get; set; } = "";

    /// <summary>The wording of <see cref="TruthStatement"/> it was signed under.</summary>
    public int TruthVersion { get; set; } = TruthStatement.Current;

    /// <summary>The officer who entered it for the student, and why; null where the student did it alone.</summary>
    public string? AssistedBy { get; set; }
    public string? AssistedReason { get; set; }

    public override Guid? AboutStudent => StudentId;
}

/// <summary>A reviewer's word on one field of one submission.</summary>
internal sealed class FieldDecision : Row
{
    public Guid StudentId { get; set; }
    public int Round { get; set; }
    public RecordField Field { get; set; }
    public bool IsAccepted { get; set; }

    /// <summary>A canned reason's key, or null where the reviewer wrote <see cref="ReasonText"/> only.</summary>
    public string? ReasonKey { get; set; }
    public string? ReasonText { get; set; }
    public string DecidedBy { get; set; } = "";
    public DateTime DecidedAt { get; set; }

    public override Guid? AboutStudent => StudentId;
}

/// <summary>When entry is open for one year and route; no route means all routes without a window of their own.</summary>
internal sealed class IntakeWindow : Row
{
    public int Year { get; set; }
    public string? Route { get; set; }
    public DateOnly OpensOn { get; set; }

    /// <summary>The last day, inclusive, to midnight of the college's time.</summary>
    public DateOnly ClosesOn { get; set; }
}

internal sealed class PrivacyNotice : Row
{
    public int Number { get; set; }
    public DateOnly InForceFrom { get; set; }
    public string TextZh { get; set; } = "";
    public string TextEn { get; set; } = "";
}

internal sealed class PrivacyAcknowledgement : Row
{
    public Guid StudentId { get; set; }
    public int NoticeNumber { get; set; }
    public DateTime At { get; set; }

    public override Guid? AboutStudent => StudentId;
}

/// <summary>A reason an officer can pick instead of writing it, for one field or (null) for any.</summary>
internal sealed class CannedReason : Row
{
    public string Key { get; set; } = "";
    public RecordField? Field { get; set; }

    /// <summary>Where it stands among the others, the smallest first.</summary>
    public int Position { get; set; }

    /// <summary>No longer offered. Its words stay, because decisions of the past name it by its key.</summary>
    public bool IsRetired { get; set; }
    public string TextZh { get; set; } = "";
    public string TextEn { get; set; } = "";
}
