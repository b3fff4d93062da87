using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>A status as a word with a shape and a quiet colour; each of the three alone is enough to tell it.</summary>
public sealed partial class StatusChip : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public StatusTone Tone { get; set; }
}
