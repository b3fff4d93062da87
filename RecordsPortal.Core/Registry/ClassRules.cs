using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>What a class may be called, and who may move where.</summary>
public static class ClassRules
{
    public const string NameMissing = "Classes.NameMissing";
    public const string NameTooLong = "Classes.NameTooLong";
    public const string NameTaken = "Classes.NameTaken";
    public const string MajorClosed = "Classes.MajorClosed";
    public const string YearUnlikely = "Classes.YearUnlikely";
    public const string OtherMajorOrYear = "Classes.OtherMajorOrYear";
    public const string NobodyChosen = "Classes.NobodyChosen";
    public const string AlreadyThere = "Classes.AlreadyThere";

    public static string? NameFault(string? name) => name?.Trim() switch
    {
        null or "" => NameMissing,
        { Length: > Limits.ShortCode } => NameTooLong,
        _ => null,
    };

    /// <summary>Classes are made for years about now; a typing slip must not make one for 2206.</summary>
    public static bool IsLikelyYear(int year, DateOnly today) => year >= today.Year - 8 && year <= today.Year + 1;
}
