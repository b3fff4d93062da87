using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>A record as the form for correcting it needs it.</summary>
/// <param name="Values">ID number and phone masked.</param>
/// <param name="Seen">Sequence of the record's last change known here: send it with every item, so that what changed since is noticed.</param>
/// <param name="Waiting">Items with a correction under way.</param>
/// <param name="MayCorrect">Whether what is not locked comes into force at once.</param>
/// <param name="IsGraduating">Locked items cannot be changed any more.</param>
public sealed record CorrectionSubject(
    Guid StudentId, string Name, string? StudentNumber, Guid? ClassId, RecordValues Values, long Seen, DateOnly? RegisteredOn, bool IsComplete,
    bool IsGraduating, bool MayCorrect, IReadOnlyList<RecordField> Waiting, RegisterWindow Window);

public sealed record EvidenceItem(Guid FileId, EvidenceKind Kind, string AddedBy, DateTime AddedAt)
{
    internal static EvidenceItem Of(CorrectionEvidence e) => new(e.FileId, e.Kind, e.AddedBy, e.AddedAt);
}

/// <param name="At">UTC.</param>
public sealed record CorrectionStep(string By, DateTime At);

/// <summary>One item of a correction. ID number and phone masked unless revealed.</summary>
/// <param name="Now">What stands now, where somebody changed it since the correction was asked for; see <paramref name="Changed"/>.</param>
public sealed record CorrectionLine(RecordField Field, string? Before, string? After, bool IsLocked, string? Now, CorrectionStep? Changed);

/// <summary>One correction with all that decides about it. Times are UTC.</summary>
/// <param name="Missing">Scans the procedure wants and nobody has given.</param>
/// <param name="Warnings">Keys of <c>RuleKeys</c>.</param>
/// <param name="Seen">Sequence of the record as shown here; an approval sends it back.</param>
/// <param name="Obstacle">Why the person looking may not approve it now, a key of <see cref="CorrectionRefusals"/>; null where they may.</param>
public sealed record CorrectionCase(
    Guid Id, Guid StudentId, string Name, string? StudentNumber, Guid SchoolId, Guid? ClassId, CorrectionState State, bool NeedsSecond, DateOnly? RegisteredOn,
    IReadOnlyList<CorrectionLine> Lines, string Reason, CorrectionGround? Ground, string? DocumentNumber,
    IReadOnlyList<EvidenceItem> Evidence, IReadOnlyList<EvidenceKind> Missing, IReadOnlyList<string> Warnings,
    bool IsByStudent, CorrectionStep Asked, CorrectionStep? Proposed, CorrectionStep? Decided, string? DecisionReason,
    long Seen, string? Obstacle, bool MayPropose, bool MayRefuse, bool MayWithdraw, RegisterWindow Window)
{
    public bool IsOpen => State is CorrectionState.Requested or CorrectionState.Proposed;
}

/// <summary>A correction in a list.</summary>
/// <param name="Files">How many scans there are.</param>
public sealed record CorrectionRow(
    Guid Id, Guid StudentId, string Name, string? StudentNumber, Guid SchoolId, Guid? ClassId, IReadOnlyList<RecordField> Fields, CorrectionState State,
    bool NeedsSecond, bool IsByStudent, string AskedBy, DateTime AskedAt, string? ProposedBy, string? DecidedBy, DateTime? DecidedAt, int Files)
{
    // Lists are compared by what they hold, or every reload would repaint every row.
    public bool Equals(CorrectionRow? other) =>
        other is not null && (Id, State, NeedsSecond, ProposedBy, DecidedBy, DecidedAt, Files, Name, ClassId) == (other.Id, other.State, other.NeedsSecond, other.ProposedBy, other.DecidedBy, other.DecidedAt, other.Files, other.Name, other.ClassId);

    public override int GetHashCode() => HashCode.Combine(Id, State, DecidedAt, Files);
}
