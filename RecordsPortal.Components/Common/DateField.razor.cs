using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// A date, typed in any common writing (<see cref="DateText"/>) and shown as 2026-09-01, or chosen in the browser's own calendar. What is
/// no date, or out of bounds, stays in the field with a message while the value is nothing: the form must not send the date that stood before.
/// </summary>
public sealed partial class DateField : ComponentBase
{
    private string _text = "";
    private string? _own;
    private DateOnly? _shown;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public DateOnly? Value { get; set; }

    [Parameter]
    public EventCallback<DateOnly?> ValueChanged { get; set; }

    /// <summary>The first day allowed.</summary>
    [Parameter]
    public DateOnly? Min { get; set; }

    /// <summary>The last day allowed.</summary>
    [Parameter]
    public DateOnly? Max { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Error { get; set; }

    /// <summary>The field's own message, or nothing once the text is a date again; a form with such a message is not ready to be sent.</summary>
    [Parameter]
    public EventCallback<string?> OnUnreadable { get; set; }

    [Parameter]
    public string AutoComplete { get; set; } = "off";

    private string? HintText => Hint ?? (ReadOnly ? null : L["DateHint"].Value);

    private string? ErrorText => _own ?? Error;

    protected override void OnParametersSet()
    {
        // Only a value from outside replaces the text: a wrong date that is being mended must survive a repaint.
        if (Value != _shown)
        {
            Show(Value);
        }
    }

    private async Task TypedAsync(string? text)
    {
        _text = text ?? "";
        DateOnly? date = DateText.TryParse(_text, out var parsed) ? parsed : null;
        _own = date is null && _text.Length > 0 ? L["NoDate"].Value : OutOfBounds(date);
        _shown = _own is null ? date : null;
        _text = _own is null ? DateText.Show(date) : _text;
        await ValueChanged.InvokeAsync(_shown);
        await OnUnreadable.InvokeAsync(_own);
    }

    private void Show(DateOnly? date)
    {
        _shown = date;
        _text = DateText.Show(date);
        _own = null;
    }

    private string? OutOfBounds(DateOnly? date) => date switch
    {
        _ when date < Min => L["DateTooEarly", DateText.Show(Min)].Value,
        _ when date > Max => L["DateTooLate", DateText.Show(Max)].Value,
        _ => null,
    };
}
