using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>A reason that others will read: there must be one, and it must fit its column.</summary>
public static class ReasonRules
{
    public const string Missing = "Reason.Missing";
    public const string TooLong = "Reason.TooLong";

    /// <summary>Null says it is good.</summary>
    public static string? FaultOf(string? reason) => reason?.Trim() switch
    {
        null or "" => Missing,
        { Length: > Limits.Reason } => TooLong,
        _ => null,
    };
}
