using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Components.Statistics;

/// <summary>The funnel by school, major or class, as bars or as a table; every number opens its list.</summary>
public sealed partial class StageBreakdown : ComponentBase
{
    private static readonly IntakeStage[] Stages = Enum.GetValues<IntakeStage>();

    private bool _table;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public Breakdown By { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<StageGroup> Groups { get; set; } = [];

    /// <summary>The address of the same dashboard taken apart otherwise.</summary>
    [Parameter, EditorRequired]
    public required Func<Breakdown, string> Href { get; set; }
}
