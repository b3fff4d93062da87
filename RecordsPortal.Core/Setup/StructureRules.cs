using System.Text.RegularExpressions;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Setup;

/// <summary>What schools, majors and terms may be, by themselves; what they may be beside others is asked of the database.</summary>
public static partial class StructureRules
{
    public const int LongestName = 60;
    public const int OldestCatalogue = 2004;

    /// <summary>The national words for 层次.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["专科", "本科", "中专"];

    public static IEnumerable<FieldError> FaultsOf(SchoolForm form) => Faults(
        (nameof(form.Code), SchoolCodeForm().IsMatch(form.Code) ? null : StructureKeys.SchoolCode),
        (nameof(form.Name), NameFault(form.Name)),
        (nameof(form.NameEn), form.NameEn.Length > LongestName * 2 ? StructureKeys.NameTooLong : null));

    public static IEnumerable<FieldError> FaultsOf(MajorForm form, int thisYear) => Faults(
        (nameof(form.Code), MajorCodeForm().IsMatch(form.Code) ? null : StructureKeys.MajorCode),
        (nameof(form.Catalogue), form.Catalogue is { } year && year >= OldestCatalogue && year <= thisYear + 1 ? null : StructureKeys.Catalogue),
        (nameof(form.Name), NameFault(form.Name)),
        (nameof(form.NameEn), form.NameEn.Length > LongestName * 2 ? StructureKeys.NameTooLong : null),
        (nameof(form.LengthHalfYears), form.LengthHalfYears is >= 2 and <= 12 ? null : StructureKeys.Length),
        (nameof(form.Level), Levels.Contains(form.Level) ? null : StructureKeys.Level));

    /// <summary>A school year runs from July to August of the year after: terms begin and end at many colleges' own dates.</summary>
    public static IEnumerable<FieldError> FaultsOf(TermForm form, int thisYear)
    {
        var faults = Faults(
            (nameof(form.SchoolYear), form.SchoolYear is { } year && year >= thisYear - 10 && year <= thisYear + 2 ? null : StructureKeys.TermYear),
            (nameof(form.Number), form.Number is >= 1 and <= 3 ? null : StructureKeys.TermNumber),
            (nameof(form.StartsOn), form.StartsOn is null ? StructureKeys.DayMissing : null),
            (nameof(form.EndsOn), form.EndsOn is null ? StructureKeys.DayMissing : null)).ToList();
        return faults.Count > 0 ? faults : DayFaults(form.SchoolYear!.Value, form.StartsOn!.Value, form.EndsOn!.Value, form.Weeks);
    }

    public static int WeeksBetween(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber + 7) / 7;

    /// <summary>3 and 3.0 and 2.5 in years as they are written; null for what is no number of half years.</summary>
    public static int? HalfYears(string? years) =>
        decimal.TryParse(years?.Trim().TrimEnd('年'), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and < 20 && number * 2 % 1 == 0
            ? (int)(number * 2)
            : null;

    private static IEnumerable<FieldError> DayFaults(int year, DateOnly starts, DateOnly ends, int? weeks)
    {
        if (ends <= starts)
        {
            return [new FieldError(nameof(TermForm.EndsOn), StructureKeys.EndsFirst)];
        }

        if (starts < new DateOnly(year, 7, 1) || ends > new DateOnly(year + 1, 8, 31))
        {
            return [new FieldError(starts < new DateOnly(year, 7, 1) ? nameof(TermForm.StartsOn) : nameof(TermForm.EndsOn), StructureKeys.OutsideYear)];
        }

        return weeks >= 1 && weeks <= WeeksBetween(starts, ends) ? [] : [new FieldError(nameof(TermForm.Weeks), StructureKeys.Weeks, WeeksBetween(starts, ends).ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static string? NameFault(string name) => name.Length switch
    {
        0 => StructureKeys.NameMissing,
        > LongestName => StructureKeys.NameTooLong,
        _ => null,
    };

    private static IEnumerable<FieldError> Faults(params (string Field, string? Key)[] found) => found.Where(f => f.Key is not null).Select(f => new FieldError(f.Field, f.Key!));

    [GeneratedRegex("^[0-9A-Z]{2}$")]
    private static partial Regex SchoolCodeForm();

    [GeneratedRegex("^[0-9]{6}$")]
    private static partial Regex MajorCodeForm();
}
