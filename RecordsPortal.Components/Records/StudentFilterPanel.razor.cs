using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Records;

/// <summary>The filters people choose by hand; those only a dashboard links with (reviewer, reason) show among the active ones.</summary>
public sealed partial class StudentFilterPanel : ComponentBase
{
    [Inject]
    public required IStringLocalizer<FieldText> Names { get; init; }

    [Parameter, EditorRequired]
    public StudentListQuery Query { get; set; } = new();

    [Parameter, EditorRequired]
    public CollegeDirectory College { get; set; } = null!;

    [Parameter]
    public EventCallback<StudentListQuery> Changed { get; set; }

    private IEnumerable<Filter> All =>
    [
        new("Year", Year(Query.Year), Years, value => Query with { Year = value is null ? null : int.Parse(value, CultureInfo.InvariantCulture), Class = null }),
        new("School", Query.School, College.Schools.Select(s => (s.Code, FieldValues.Show(s))), value => Query with { School = value, Major = null, Class = null }),
        new("Major", Query.Major, Majors, value => Query with { Major = value, Class = null }),
        new("Class", Query.Class, Classes, value => Query with { Class = value }),
        new("Status", Query.Status?.ToString(), Members<StudentStatus>(), value => Query with { Status = Member<StudentStatus>(value) }),
        new("State", Query.State?.ToString(), Members<IntakeState>(), value => Query with { State = Member<IntakeState>(value) }),
        new("Short", Query.Short?.ToString(), Stages, value => Query with { Short = Member<IntakeStage>(value) }),
        new("Route", Query.Route, Coded(AdmissionRoutes.Table), value => Query with { Route = value }),
        new("Province", Query.Province, Provinces, value => Query with { Province = value }),
        new("Sex", Query.Sex, Coded(Sexes.Table), value => Query with { Sex = value }),
        new("Flag", Query.Flag?.ToString(), Enum.GetNames<StudentFlag>().Select(name => (name, L[$"Flag.{name}"].Value)), value => Query with { Flag = Member<StudentFlag>(value) }),
    ];

    private IEnumerable<(string, string)> Years => College.Classes.Select(c => c.EntryYear).Distinct().OrderDescending().Select(y => (Year(y)!, Year(y)!));

    private IEnumerable<(string, string)> Majors => College.Majors
        .Where(m => Query.School is null || College.School(m.SchoolId)?.Code == Query.School)
        .DistinctBy(m => m.Code).Select(m => (m.Code, FieldValues.Show(m)));

    private IEnumerable<(string, string)> Classes => College.Classes
        .Where(c => Query.Year is null || c.EntryYear == Query.Year)
        .Where(c => Query.School is null || College.School(c.SchoolId)?.Code == Query.School)
        .Where(c => Query.Major is null || College.Major(c.MajorId)?.Code == Query.Major)
        .Select(c => (c.Id.ToString(), c.Name)).Prepend((StudentListQuery.None, L["WithoutClass"].Value));

    private IEnumerable<(string, string)> Stages => Enum.GetValues<IntakeStage>().Skip(1).Select(s => (s.ToString(), L[$"Short.{s}"].Value));

    private static IEnumerable<(string, string)> Provinces => Divisions.ChildrenOf(null).Select(d => (d.Code[..2], d.Name));

    private static string? Year(int? year) => year?.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string, string)> Coded(CodeTable table) => table.Items.Select(item => (item.Code, item.Name(CultureInfo.CurrentUICulture)));

    private static T? Member<T>(string? name)
        where T : struct, Enum => name is null ? null : Enum.Parse<T>(name);

    private IEnumerable<(string, string)> Members<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => (name, Names[$"{typeof(T).Name}.{name}"].Value));

    private sealed record Filter(string Name, string? Value, IEnumerable<(string Value, string Text)> Options, Func<string?, StudentListQuery> With);
}
