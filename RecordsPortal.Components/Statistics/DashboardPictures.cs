using System.Globalization;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Statistics;

namespace RecordsPortal.Components.Statistics;

/// <summary>The dashboard's numbers with their names in the reader's language, each with the list behind it.</summary>
internal sealed class DashboardPictures(DashboardNumbers numbers, int year, CollegeDirectory college, IStringLocalizer<StatisticsText> words)
{
    private readonly StudentListQuery _all = new() { Intake = year };

    public DashboardNumbers Numbers => numbers;

    public IReadOnlyList<ChartItem> Funnel => [.. Enum.GetValues<IntakeStage>().Select(stage => Item(words[$"Stage.{stage}"], numbers.Whole[stage], Reached(_all, stage)))];

    public IReadOnlyList<ChartItem> Queue => [.. numbers.Queue.Select(q => Item(words[$"Age.{q.Age}"], q.Count, _all with { Waiting = q.Age }))];

    public IReadOnlyList<ChartItem> Reviewed =>
        [.. numbers.Reviewed.Select(r => Item(r.Name, r.Count, _all with { Reviewer = r.Reviewer, Reviewed = numbers.Today }))];

    public IReadOnlyList<ChartItem> Returned => [.. numbers.Returned.Select(r => Item(ReasonText(r), r.Count, _all with { Returned = r.Key }))];

    public IReadOnlyList<ChartItem> Provinces => [.. numbers.Provinces.Select(p => Item(ProvinceName(p.Key), p.Count, _all with { Province = p.Key }))];

    public IReadOnlyList<ChartItem> Sexes => [.. numbers.Sexes.Select(s => Item(Core.Reference.Sexes.Table.NameOf(s.Key, CultureInfo.CurrentUICulture), s.Count, _all with { Sex = s.Key }))];

    public IReadOnlyList<ChartItem> Routes =>
        [.. numbers.Routes.Select(r => Item(AdmissionRoutes.Table.NameOf(r.Key, CultureInfo.CurrentUICulture), r.Count, _all with { Route = r.Key }))];

    public static StudentListQuery Reached(StudentListQuery group, IntakeStage stage) => stage == IntakeStage.Admitted ? group : group with { Reached = stage };

    /// <summary>The funnel taken apart, in the order of codes or names, not of numbers: a row keeps its place while it changes.</summary>
    public IReadOnlyList<StageGroup> By(Breakdown breakdown) => breakdown switch
    {
        Breakdown.School => [.. numbers.Classes.GroupBy(c => college.School(c.SchoolId)).OrderBy(g => g.Key?.Code, StringComparer.Ordinal)
            .Select(g => new StageGroup(g.Key?.Code ?? "", FieldValues.Show(g.Key), DashboardNumbers.Sum(g), _all with { School = g.Key?.Code }))],
        Breakdown.Major => [.. numbers.Classes.GroupBy(c => college.Major(c.MajorId)).OrderBy(g => g.Key?.Code, StringComparer.Ordinal)
            .Select(g => new StageGroup(g.Key?.Code ?? "", FieldValues.Show(g.Key), DashboardNumbers.Sum(g), _all with { Major = g.Key?.Code }))],
        _ => [.. numbers.Classes.GroupBy(c => c.ClassId).OrderBy(g => college.Class(g.Key)?.Name, StringComparer.Ordinal)
            .Select(g => new StageGroup(ClassKey(g.Key), college.Class(g.Key)?.Name ?? words["WithoutClass"], DashboardNumbers.Sum(g), _all with { Class = ClassKey(g.Key) }))],
    };

    private static string ClassKey(Guid? id) => id?.ToString() ?? StudentListQuery.None;

    private static ChartItem Item(string label, int count, StudentListQuery list) => new(label, count, list.Href);

    private string ReasonText(ReasonTally reason) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? reason.TextZh : reason.TextEn) ?? words["OtherReason"];

    private string ProvinceName(string key) => key == StudentListQuery.None ? words["WithoutProvince"] : Divisions.Find(key + "0000")?.Name ?? key;
}
