using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>A line or some lines of text. Always bounded: a longer paste is refused in the browser, see <see cref="PasteGuard"/>.</summary>
public sealed partial class TextField : ComponentBase
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>In UTF-16 units, as the browser counts.</summary>
    [Parameter, EditorRequired]
    public int MaxLength { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public int Lines { get; set; } = 1;

    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>"numeric" or "tel" brings the right keys up on a phone.</summary>
    [Parameter]
    public string? InputMode { get; set; }

    [Parameter]
    public string? AutoComplete { get; set; } = "off";

    /// <summary>A pause of a second counts as leaving the field, for forms that save themselves. No key press ever travels alone.</summary>
    [Parameter]
    public bool SavesWhileTyping { get; set; }

    private static string? Yes(bool condition) => condition ? "true" : null;

    // Bound rather than set: the binding tells the renderer what the browser already shows, so an answer that comes late takes nothing back that was typed since.
    private Task ChangedAsync(string? text) => ValueChanged.InvokeAsync(text);
}
