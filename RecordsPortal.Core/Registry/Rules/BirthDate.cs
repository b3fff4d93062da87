using System.Globalization;
using System.Text.RegularExpressions;

namespace RecordsPortal.Core.Registry.Rules;

public static partial class BirthDate
{
    private const int YoungestUsual = 14;
    private const int OldestUsual = 60;

    // Serial days a spreadsheet could mean as a birth date: 1920 to 2049. Anything else of that length is a mistake.
    private const int FirstSerial = 7306;
    private const int LastSerial = 54788;

    private static readonly DateOnly _serialZero = new(1899, 12, 30);

    /// <summary>yyyy-MM-dd for a date in any common writing, a spreadsheet's serial day included; what is no date stays as it was written.</summary>
    public static string Normalise(string? raw)
    {
        var text = Plain.HalfWidth(Plain.Line(raw));
        return Canonical(Read(text)) ?? text;
    }

    public static string? Canonical(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day a canonical value means, or null.</summary>
    public static DateOnly? Parse(string? canonical) =>
        DateOnly.TryParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    internal static IEnumerable<Found> Check(RecordValues values, RuleFacts facts)
    {
        var text = values[RecordField.BirthDate];
        return (text, Parse(text)) switch
        {
            (null, _) => [new(RecordField.BirthDate, RuleKeys.BirthDateMissing)],
            (_, null) => [new(RecordField.BirthDate, RuleKeys.BirthDateInvalid, text)],
            (_, { } date) when date > facts.Today => [new(RecordField.BirthDate, RuleKeys.BirthDateFuture)],
            (_, { } date) => CheckAge(AgeAtEntry(date, values, facts)),
        };
    }

    private static IEnumerable<Found> CheckAge(int age) =>
        age is < YoungestUsual or > OldestUsual ? [new(RecordField.BirthDate, RuleKeys.AgeUnusual, $"{age}")] : [];

    // Terms begin on 1 September; without a year of entry the question is asked of today.
    private static int AgeAtEntry(DateOnly birthDate, RecordValues values, RuleFacts facts)
    {
        var entry = StudyYears.Parse(values[RecordField.EntryYear]) is { } year ? new DateOnly(year, 9, 1) : facts.Today;
        var age = entry.Year - birthDate.Year;
        return birthDate.AddYears(age) > entry ? age - 1 : age;
    }

    private static DateOnly? Read(string text)
    {
        var match = Written().Match(text);
        if (match.Success)
        {
            return Date(match.Groups["year"].ValueSpan, match.Groups["month"].ValueSpan, match.Groups["day"].ValueSpan);
        }

        var digits = Plain.Code(text);
        return digits switch
        {
            { Length: 8 } when digits.All(char.IsAsciiDigit) => Date(digits.AsSpan(0, 4), digits.AsSpan(4, 2), digits.AsSpan(6, 2)),
            { Length: 4 or 5 } when int.TryParse(digits, out var serial) && serial is >= FirstSerial and <= LastSerial => _serialZero.AddDays(serial),
            _ => null,
        };
    }

    private static DateOnly? Date(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day) =>
        int.Parse(year, CultureInfo.InvariantCulture) is > 0 and var y && int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var m
        && int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and var d && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    // A date cell that was turned into text brings its midnight along.
    [GeneratedRegex(@"^(?<year>[0-9]{4}) ?[年\-./] ?(?<month>[0-9]{1,2}) ?[月\-./] ?(?<day>[0-9]{1,2}) ?日?\.?(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?\z")]
    private static partial Regex Written();
}
