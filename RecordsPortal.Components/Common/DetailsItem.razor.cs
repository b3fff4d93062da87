using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>One item of a <see cref="DetailsList"/>: its name, its value or "not filled in", and when and by whom it last changed.</summary>
public sealed partial class DetailsItem : ComponentBase
{
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    /// <summary>Stands in place of <see cref="Value"/>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>UTC.</summary>
    [Parameter]
    public DateTime? ChangedAt { get; set; }

    [Parameter]
    public string? ChangedBy { get; set; }
}
