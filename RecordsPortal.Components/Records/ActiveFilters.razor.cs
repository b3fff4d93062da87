using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Records;

/// <summary>What narrows the list, each with the way to take it off: a list reached from a number elsewhere must say what it shows.</summary>
public sealed partial class ActiveFilters : ComponentBase
{
    [Inject]
    public required IStringLocalizer<FieldText> Names { get; init; }

    [Parameter, EditorRequired]
    public StudentListQuery Query { get; set; } = new();

    [Parameter, EditorRequired]
    public CollegeDirectory College { get; set; } = null!;

    private IEnumerable<(string Name, string Value, StudentListQuery Without)> Active => All
        .Where(filter => !string.IsNullOrEmpty(filter.Value))
        .Select(filter => (filter.Name, filter.Value!, filter.Without with { Page = 1 }));

    private IEnumerable<(string Name, string? Value, StudentListQuery Without)> All =>
    [
        ("Year", Query.Year?.ToString(CultureInfo.InvariantCulture), Query with { Year = null }),
        ("Intake", Query.Intake?.ToString(CultureInfo.InvariantCulture), Query with { Intake = null }),
        ("School", FieldValues.Show(College.Schools.FirstOrDefault(s => s.Code == Query.School)), Query with { School = null }),
        ("Major", FieldValues.Show(College.MajorByCode(Query.Major)), Query with { Major = null }),
        ("Class", ClassName, Query with { Class = null }),
        ("Status", Query.Status is { } status ? Names[$"StudentStatus.{status}"].Value : null, Query with { Status = null }),
        ("State", Query.State is { } state ? Names[$"IntakeState.{state}"].Value : null, Query with { State = null }),
        ("Reached", Query.Reached is { } reached ? L[$"Reached.{reached}"].Value : null, Query with { Reached = null }),
        ("Short", Query.Short is { } missing ? L[$"Short.{missing}"].Value : null, Query with { Short = null }),
        ("Waiting", Query.Waiting is { } age ? L[$"Waiting.{age}"].Value : null, Query with { Waiting = null }),
        ("Route", Query.Route is null ? null : AdmissionRoutes.Table.NameOf(Query.Route, CultureInfo.CurrentUICulture), Query with { Route = null }),
        ("Province", ProvinceName, Query with { Province = null }),
        ("Sex", Query.Sex is null ? null : Sexes.Table.NameOf(Query.Sex, CultureInfo.CurrentUICulture), Query with { Sex = null }),
        ("Reviewer", Query.Reviewer is null ? null : L["OneReviewer"].Value, Query with { Reviewer = null }),
        ("Reviewed", Query.Reviewed is { } day ? Dates.Day(day) : null, Query with { Reviewed = null }),
        ("Returned", Query.Returned is null ? null : L["OneReason"].Value, Query with { Returned = null }),
    ];

    private string? ClassName => Query.Class == StudentListQuery.None
        ? L["WithoutClass"].Value
        : Guid.TryParse(Query.Class, out var id) ? College.Class(id)?.Name : null;

    private string? ProvinceName => Query.Province switch
    {
        null => null,
        StudentListQuery.None => L["WithoutProvince"].Value,
        var code => Divisions.Find(code + "0000")?.Name ?? code,
    };
}
