using System.Globalization;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Records;

/// <param name="Name">Key of the filter's own name, after "Filter.".</param>
/// <param name="Value">In full words.</param>
/// <param name="Without">The question without this filter.</param>
public sealed record WordedFilter(string Name, string Value, StudentListQuery Without);

/// <summary>Says a question's filters in words: a list reached from a number elsewhere must say what it shows, and a sheet what it held.</summary>
public sealed class FilterWords(IStringLocalizer<RecordsText> texts, IStringLocalizer<FieldText> names)
{
    public IReadOnlyList<WordedFilter> Of(StudentListQuery query, CollegeDirectory college, NamedFilter named) =>
    [
        .. Places(query, college).Concat(Persons(query)).Concat(Intake(query, named))
            .Where(filter => !string.IsNullOrEmpty(filter.Value)).Select(filter => new WordedFilter(filter.Name, filter.Value!, filter.Without)),
    ];

    /// <summary>All of them in one line, with what was typed; "" where everybody is asked for. A whole ID or phone number is not repeated.</summary>
    public string Line(StudentListQuery query, CollegeDirectory college, NamedFilter named)
    {
        var typed = query.Text is null ? [] : (string[])[texts["FilterWord", texts["SearchLabel"], query.IsPersonal ? "…" : query.Text]];
        return string.Join(texts["FilterBetween"], typed.Concat(Of(query, college, named).Select(f => texts["FilterWord", texts[$"Filter.{f.Name}"], f.Value].Value)));
    }

    private IEnumerable<(string Name, string? Value, StudentListQuery Without)> Places(StudentListQuery query, CollegeDirectory college) =>
    [
        ("Year", query.Year?.ToString(CultureInfo.InvariantCulture), query with { Year = null }),
        ("Intake", query.Intake?.ToString(CultureInfo.InvariantCulture), query with { Intake = null }),
        ("School", query.School is null ? null : Or(FieldValues.Show(college.Schools.FirstOrDefault(s => s.Code == query.School)), query.School), query with { School = null }),
        ("Major", query.Major is null ? null : Or(FieldValues.Show(college.MajorByCode(query.Major)), query.Major), query with { Major = null }),
        ("Class", ClassName(query, college), query with { Class = null }),
    ];

    private IEnumerable<(string Name, string? Value, StudentListQuery Without)> Persons(StudentListQuery query) =>
    [
        ("Status", query.Status is { } status ? names[$"StudentStatus.{status}"].Value : null, query with { Status = null }),
        ("Route", query.Route is null ? null : AdmissionRoutes.Table.NameOf(query.Route, CultureInfo.CurrentUICulture), query with { Route = null }),
        ("Province", ProvinceName(query), query with { Province = null }),
        ("Sex", query.Sex is null ? null : Sexes.Table.NameOf(query.Sex, CultureInfo.CurrentUICulture), query with { Sex = null }),
        ("Flag", query.Flag is { } flag ? texts[$"Flag.{flag}"].Value : null, query with { Flag = null }),
    ];

    private IEnumerable<(string Name, string? Value, StudentListQuery Without)> Intake(StudentListQuery query, NamedFilter named) =>
    [
        ("State", query.State is { } state ? names[$"IntakeState.{state}"].Value : null, query with { State = null }),
        ("Reached", query.Reached is { } reached ? texts[$"Reached.{reached}"].Value : null, query with { Reached = null }),
        ("Short", query.Short is { } missing ? texts[$"Short.{missing}"].Value : null, query with { Short = null }),
        ("Waiting", query.Waiting is { } age ? texts[$"Waiting.{age}"].Value : null, query with { Waiting = null }),
        ("Reviewer", query.Reviewer is null ? null : named.Reviewer ?? texts["SomeReviewer"].Value, query with { Reviewer = null }),
        ("Reviewed", query.Reviewed is { } day ? Dates.Day(day) : null, query with { Reviewed = null }),
        ("Returned", ReasonName(query, named), query with { Returned = null }),
    ];

    private string? ClassName(StudentListQuery query, CollegeDirectory college) => query.Class switch
    {
        null => null,
        StudentListQuery.None => texts["WithoutClass"].Value,
        _ => (Guid.TryParse(query.Class, out var id) ? college.Class(id)?.Name : null) ?? texts["NoSuchClass"].Value,
    };

    private string? ProvinceName(StudentListQuery query) => query.Province switch
    {
        null => null,
        StudentListQuery.None => texts["WithoutProvince"].Value,
        var code => Divisions.Find(code + "0000")?.Name ?? code,
    };

    private string? ReasonName(StudentListQuery query, NamedFilter named) => query.Returned switch
    {
        null => null,
        StudentListQuery.OtherReason => texts["OtherReason"].Value,
        var key => (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? named.ReasonZh : named.ReasonEn) ?? key,
    };

    private static string Or(string name, string code) => name.Length > 0 ? name : code;
}
