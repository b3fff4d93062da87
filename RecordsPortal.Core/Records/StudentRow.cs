using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>One line of the student list.</summary>
/// <param name="State">Null for students of years before the portal, who never had an intake.</param>
/// <param name="ChangedAt">UTC; of the record itself, not of an intake under way.</param>
public sealed record StudentRow(
    Guid Id, string Name, string CandidateNumber, string? StudentNumber, string Sex, int EntryYear, Guid SchoolId, Guid MajorId, Guid? ClassId,
    StudentStatus Status, IntakeState? State, string AdmissionRoute, string? Origin, DateOnly BirthDate, string? EthnicGroup, string? PoliticalStatus, DateTime ChangedAt);

/// <summary>
/// A list's question as screens share it: whoever reaches the same students gets the same answer. <paramref name="SealedReach"/> are those
/// whom the asker may also find by ID number or phone; it is empty unless one was typed, so that it parts nobody otherwise.
/// </summary>
public sealed record StudentQuestion(StudentListQuery Query, Reach Reach, Reach SealedReach)
{
    /// <summary>True where the list's own indexes, of the college and of each school, hold those who may be seen and nobody else.</summary>
    internal bool IsIndexed => Reach is { IsCollege: true } or { Schools: [_], Classes: [], Own: null };

    /// <summary>True for everybody who may be seen, in whatever order.</summary>
    internal bool IsOfAll => Query.Filter == new StudentListQuery();
}
