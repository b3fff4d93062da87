namespace RecordsPortal.Core.Intake.Chase;

/// <summary>Where a student stands who has to be chased, or has not to be any more.</summary>
public enum ChaseStage
{
    /// <summary>No account yet: has never signed in.</summary>
    NotActivated,
    NotBegun,
    Draft,
    Returned,
    Submitted,
    Approved,
}

/// <summary>One class, or the students without one, counted by stage. Ended intakes are not counted: nobody waits for them.</summary>
/// <param name="Stages">In the order of <see cref="ChaseStage"/>.</param>
public sealed record ChaseClass(Guid? ClassId, Guid SchoolId, int Total, IReadOnlyList<int> Stages)
{
    public int At(ChaseStage stage) => Stages[(int)stage];
}

/// <summary>One name of a chase list.</summary>
/// <param name="Phone">Masked; "" where none is known.</param>
/// <param name="LastActivity">The last time anything was heard of this student, UTC; null for never.</param>
public sealed record ChaseRow(
    Guid Id, string Name, string CandidateNumber, Guid? ClassId, string Phone, ChaseStage Stage, DateTime? LastActivity, DateOnly? ExtendedUntil);
