namespace RecordsPortal.Core.Registry;

/// <param name="Fault">Why the student cannot be checked in now, a key of <see cref="CheckInRules"/>; null where they can.</param>
/// <param name="CheckedInAt">UTC.</param>
/// <param name="IsToday">Checked in on the college's day of today: only then it can be taken back.</param>
public sealed record CheckInRow(
    Guid Id, string Name, string CandidateNumber, string? StudentNumber, string Sex, Guid? ClassId, StudentStatus Status, string? Fault,
    DateTime? CheckedInAt, string? CheckedInBy, DateOnly? ReExaminationDue, bool IsToday);

/// <summary>How one class stands. Ready are approved and not yet here; missing are not approved yet.</summary>
/// <param name="ClassId">Null for those without a class.</param>
public sealed record CheckInCount(Guid? ClassId, int Expected, int CheckedIn, int Ready, int Missing);

/// <param name="Students">What came of each, in the order asked; empty where the whole command was refused.</param>
public sealed record CheckInResult(Common.Outcome Outcome, IReadOnlyList<CheckInAnswer> Students);

/// <param name="Fault">A key of <see cref="CheckInRules"/>; null where it was done.</param>
public sealed record CheckInAnswer(Guid Id, string Name, string? Fault);
