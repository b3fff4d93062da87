namespace RecordsPortal.Core.Documents.Jobs;

/// <param name="Year">Year of entry.</param>
/// <param name="School">Null for every school the person ordering may print.</param>
/// <param name="Class">Null for every class of the school and year.</param>
public sealed record DocumentOrder(DocumentKind Kind, int Year, Guid? School, Guid? Class);

/// <summary>One line of a person's own list. Times are UTC.</summary>
/// <param name="Progress">While it runs: people done, and all.</param>
/// <param name="FaultName">Whose character is missing.</param>
public sealed record DocumentItem(
    Guid Id, DocumentOrder Order, DocumentJobState State, DateTime OrderedAt, DateTime? FinishedAt, DateTime? ExpiresAt, int People, string? FileName, long Bytes, string? Sha256,
    (int Done, int Total)? Progress, string? Fault, string? FaultName, string? FaultCharacters);
