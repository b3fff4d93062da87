using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What of a case the reviewer saw when deciding; a decision about something else is refused as stale.</summary>
/// <param name="Sequence">The last change that was on the screen.</param>
public sealed record ReviewSeen(int Round, long Sequence);

/// <summary>One item of a case: the list on the left, the student on the right. Codes, not names; a sealed value is masked unless the case is claimed by the reader.</summary>
/// <param name="IsMasked">The two sides are masked: equal on screen does not mean equal.</param>
/// <param name="Verdict">An earlier round's word on this item that still stands: true accepted.</param>
public sealed record ReviewItem(
    RecordField Field, IntakeSection Section, EntryManner Manner, string? Listed, string? Entered, bool IsMasked, bool Differs,
    string? DisputeReason, IReadOnlyList<Guid> Evidence, bool? Verdict, IReadOnlyList<Finding> Warnings);

/// <summary>A reviewer's earlier word on a field, for the history of the case.</summary>
/// <param name="ReasonKey">A canned reason's key; null where the reviewer wrote the reason.</param>
public sealed record ReviewDecision(int Round, RecordField Field, bool IsAccepted, string? ReasonKey, string? ReasonText, string By, DateTime At);

/// <summary>Everything a reviewer needs of one application.</summary>
/// <param name="ClaimedUntil">UTC; null unless a claim stands now.</param>
/// <param name="IsMine">Claimed by the reader now.</param>
/// <param name="AwaitsPreCheck">The counsellor's look is switched on and has not happened.</param>
/// <param name="MayUndo">The reader decided it so short a time ago that it can be undone.</param>
public sealed record ReviewCase(
    Guid Id, string Name, string CandidateNumber, string? StudentNumber, Guid MajorId, Guid? ClassId, int Year, string Route,
    IntakeState State, int Round, string? ReceiptNumber, DateTime? SubmittedAt, string? AssistedBy, string? AssistedReason,
    Guid? ClaimedById, string? ClaimedBy, DateTime? ClaimedUntil, bool IsMine, string? PreCheckedBy, DateTime? PreCheckedAt, bool AwaitsPreCheck,
    string? ReviewedBy, DateTime? ReviewedAt, bool MayUndo,
    IReadOnlyList<ReviewItem> Items, IReadOnlyList<ReviewDecision> History, ReviewSeen Seen)
{
    public IEnumerable<ReviewItem> Differences => Items.Where(item => item.Differs || item.Warnings.Count > 0);

    public IEnumerable<ReviewItem> Same => Items.Where(item => !item.Differs && item.Warnings.Count == 0);
}
