using System.Text.RegularExpressions;

namespace RecordsPortal.Components.Intake.Entry;

internal static partial class MonthText
{
    /// <summary>yyyy-MM for a month in any common writing; anything else stays as it was typed, to be complained of.</summary>
    public static string? Normalise(string? text)
    {
        var match = Written().Match(text?.Trim() ?? "");
        return match.Success ? $"{match.Groups["year"].Value}-{match.Groups["month"].Value.PadLeft(2, '0')}" : text?.Trim();
    }

    [GeneratedRegex(@"^(?<year>[12][0-9]{3})(?:\s*[年\-./ ]\s*(?<month>0?[1-9]|1[0-2])月?|(?<month>0[1-9]|1[0-2]))\z")]
    private static partial Regex Written();
}
