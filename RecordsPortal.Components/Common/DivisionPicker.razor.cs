using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Common;

/// <summary>
/// Province, prefecture and county, chosen level by level or found by characters, pinyin or initials. Choosing a level anew empties those
/// below it. The value is the code of the lowest level chosen so far: whether that is enough is the rule's to say
/// (<see cref="Divisions.RequiresCounty"/>), not the field's.
/// </summary>
public sealed partial class DivisionPicker : ComponentBase
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Six digits, or nothing. A place that no longer exists is shown as it was.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    private IReadOnlyList<DivisionChoice> Levels => DivisionChoice.For(Value);

    private string SelectId(DivisionChoice level) => $"{Id}-{level.Number}";

    private Task ChooseAsync(string? code) => ValueChanged.InvokeAsync(code);
}
