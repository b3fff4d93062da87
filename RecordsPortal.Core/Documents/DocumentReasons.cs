namespace RecordsPortal.Core.Documents;

/// <summary>The reason in the line of the change table that a printed document leaves: a key, the same in every language.</summary>
public static class DocumentReasons
{
    public static string Of(DocumentKind kind) => $"{nameof(DocumentKind)}.{kind}";

    /// <summary>False for a reason in somebody's own words.</summary>
    public static bool IsOne(string? reason) => Enum.GetValues<DocumentKind>().Any(kind => Of(kind) == reason);
}
