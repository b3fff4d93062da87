using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>Numbers as a picture or as a table, at the reader's choice; each opens the list behind it either way.</summary>
/// <example><code>
/// &lt;ChartOrTable Title="@L["Origin"]" LabelHeader="@L["Province"]" ValueHeader="@L["Students"]" Items="_origin" Context="items"&gt;&lt;BarList Items="items" /&gt;&lt;/ChartOrTable&gt;
/// </code></example>
public sealed partial class ChartOrTable : ComponentBase
{
    private bool _table;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string LabelHeader { get; set; } = "";

    [Parameter, EditorRequired]
    public string ValueHeader { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<ChartItem> Items { get; set; } = [];

    /// <summary>The picture of <see cref="Items"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<IReadOnlyList<ChartItem>> ChildContent { get; set; }
}
