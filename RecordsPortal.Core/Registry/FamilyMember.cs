namespace RecordsPortal.Core.Registry;

/// <param name="Relation">A code of <c>FamilyRelations</c>.</param>
/// <param name="Phone">Normalised like the student's own; null where there is none.</param>
public sealed record FamilyMember(string Relation, string Name, string? PoliticalStatus, string? Employer, string? Phone);

/// <param name="From">yyyy-MM.</param>
/// <param name="To">yyyy-MM, inclusive.</param>
/// <param name="Witness">证明人: somebody who can confirm it.</param>
public sealed record SchoolingEntry(string From, string To, string School, string? Witness);
