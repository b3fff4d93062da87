using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>One step above the page. <paramref name="Href"/> is relative to the base address.</summary>
public sealed record TrailStep(string Text, string Href);

/// <summary>The head of every page: the way here, its one h1, who changed it last, and its actions, of which one is primary. Also sets the browser's title.</summary>
public sealed partial class PageHeader : ComponentBase
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>The pages above this one, outermost first, without this one.</summary>
    [Parameter]
    public IReadOnlyList<TrailStep> Trail { get; set; } = [];

    /// <summary>Set while the page shows an <see cref="ErrorSummary"/>: the browser's title then begins with "Error: ", which a screen reader says first.</summary>
    [Parameter]
    public bool HasErrors { get; set; }

    [Parameter]
    public RenderFragment? Freshness { get; set; }

    [Parameter]
    public RenderFragment? Actions { get; set; }

    private string TitlePrefix => HasErrors ? L["ErrorTitlePrefix"] : "";
}
