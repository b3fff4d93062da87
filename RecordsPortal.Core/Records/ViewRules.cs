using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

/// <summary>Names of saved views.</summary>
public static class ViewRules
{
    public const string NameMissing = "View.NameMissing";
    public const string NameTooLong = "View.NameTooLong";
    public const string NameTaken = "View.NameTaken";
    public const string TooMany = "View.TooMany";

    /// <summary>More than a menu can show are found no better than by asking again.</summary>
    public const int Most = 30;

    /// <summary>Null says it is good.</summary>
    public static string? FaultOf(string name) => name.Length switch
    {
        0 => NameMissing,
        > Limits.ViewName => NameTooLong,
        _ => null,
    };

    public static string? RefusalOf(string name, IReadOnlyCollection<string> others) =>
        others.Contains(name) ? NameTaken : others.Count >= Most ? TooMany : null;
}
