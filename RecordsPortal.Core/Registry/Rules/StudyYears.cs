using System.Globalization;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Year of entry and year of formal admission: two facts, which differ for some students by rule.</summary>
public static partial class StudyYears
{
    public const int First = 1950;

    /// <summary>2026 for 2026年, 2026级, 202609 or a whole date of that year.</summary>
    public static string Normalise(string? raw)
    {
        var text = Plain.Code(raw);
        var match = Written().Match(text);
        return match switch
        {
            { Success: true } => match.Groups["year"].Value,
            _ when text.Length > 4 && BirthDate.Parse(BirthDate.Normalise(text)) is { } date => $"{date.Year}",
            _ => text,
        };
    }

    public static int? Parse(string? canonical) =>
        canonical is { Length: 4 } && int.TryParse(canonical, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && IsYear(year) ? year : null;

    /// <summary>
    /// True where the two years differ and no rule says so: a five-year or segmented student enters two or three years before the
    /// formal admission; anybody else who differs (entry was deferred, say) owes the reason.
    /// </summary>
    public static bool OweAReason(int entry, int formal, string? route) =>
        entry != formal && !(AdmissionRoutes.BeginsBeforeFormalAdmission(route) && formal - entry is 2 or 3);

    internal static IEnumerable<Found> Check(RecordValues values, RuleFacts facts)
    {
        Found?[] found =
        [
            CheckOne(RecordField.EntryYear, values, facts),
            CheckOne(RecordField.FormalAdmissionYear, values, facts),
            CheckBoth(values, facts),
        ];
        return found.OfType<Found>();
    }

    private static Found? CheckOne(RecordField field, RecordValues values, RuleFacts facts) => values[field] switch
    {
        null => new(field, RuleKeys.YearMissing),
        var text when IsInRange(text, facts) => null,
        _ => new(field, RuleKeys.YearOutOfRange, $"{First}", $"{facts.Today.Year + 1}"),
    };

    // A year nobody could have entered in is complained of once, not again as a difference.
    private static Found? CheckBoth(RecordValues values, RuleFacts facts) =>
        IsInRange(values[RecordField.EntryYear], facts)
        && IsInRange(values[RecordField.FormalAdmissionYear], facts)
        && string.IsNullOrWhiteSpace(facts.ReasonForDifferentYears)
        && OweAReason(Parse(values[RecordField.EntryYear])!.Value, Parse(values[RecordField.FormalAdmissionYear])!.Value, values[RecordField.AdmissionRoute])
            ? new(RecordField.EntryYear, RuleKeys.YearsDiffer, values[RecordField.EntryYear]!, values[RecordField.FormalAdmissionYear]!)
            : null;

    private static bool IsInRange(string? text, RuleFacts facts) => Parse(text) is { } year && year >= First && year <= facts.Today.Year + 1;

    private static bool IsYear(int year) => year is >= 1 and <= 9999;

    [GeneratedRegex(@"^(?<year>[12][0-9]{3})(?:[年级届]|(?:0[1-9]|1[0-2])|[年\-./](?:0?[1-9]|1[0-2])月?)?\z")]
    private static partial Regex Written();
}
