using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>A count that opens the list behind it and flashes for a second when it moves.</summary>
public sealed partial class LiveNumber : ComponentBase
{
    private int? _last;
    private bool _changed;

    [Parameter, EditorRequired]
    public int Value { get; set; }

    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    /// <summary>What is counted, for a reader who hears the link out of its place.</summary>
    [Parameter]
    public string? Label { get; set; }

    protected override void OnParametersSet()
    {
        _changed = (_changed && _last == Value) || (_last is not null && _last != Value);
        _last = Value;
    }
}
