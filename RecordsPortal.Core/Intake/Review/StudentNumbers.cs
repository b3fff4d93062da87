using System.Globalization;
using System.Text.RegularExpressions;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>The rule of student numbers: a text of year and school, then a counter within that text.</summary>
public static partial class StudentNumbers
{
    /// <summary>What stands before the counter, and how many digits the counter has.</summary>
    public static (string Prefix, int Digits) Read(string pattern, int year, string school)
    {
        var counter = Counter().Match(pattern);
        var prefix = pattern[..counter.Index]
            .Replace("{year}", year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{yy}", (year % 100).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{school}", school, StringComparison.Ordinal);
        return (prefix, int.Parse(counter.Groups["digits"].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The number after <paramref name="last"/>, or the first for null; null once the counter is used up.</summary>
    public static string? After(string? last, string prefix, int digits)
    {
        var next = last is null ? 1 : int.Parse(last.AsSpan(prefix.Length), CultureInfo.InvariantCulture) + 1;
        var text = next.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return text.Length > digits ? null : prefix + text;
    }

    [GeneratedRegex(@"\{seq:(?<digits>[3-6])\}$")]
    private static partial Regex Counter();
}
