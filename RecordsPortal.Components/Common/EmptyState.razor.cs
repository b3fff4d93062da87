using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>Says what will appear here and how to make it so; the action, if any, is the child content.</summary>
public sealed partial class EmptyState : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
