using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Common;

/// <summary>Finds a place while it is typed. The reference data is in memory, so every answer is there with the key.</summary>
public sealed partial class DivisionSearchBox : ComponentBase
{
    private const int Most = 8;

    private string _text = "";
    private IReadOnlyList<Division> _found = [];
    private int _at = -1;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Errors lead here, as the fastest way to a right place.</summary>
    [Parameter]
    public bool IsInvalid { get; set; }

    /// <summary>The code of the place chosen.</summary>
    [Parameter]
    public EventCallback<string?> OnChosen { get; set; }

    private bool IsOpen => _found.Count > 0;

    private string ListId => $"{Id}-list";

    private string OptionId(int index) => $"{Id}-{index}";

    private void Find(string? text)
    {
        _text = text ?? "";
        _found = Divisions.Search(_text, Most);
        _at = IsOpen ? 0 : -1;
    }

    // The script fields.js keeps the browser from moving the caret or sending the form on these keys while the list is open.
    private Task PressAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when IsOpen:
                _at = (_at + 1) % _found.Count;
                break;
            case "ArrowUp" when IsOpen:
                _at = (_at + _found.Count - 1) % _found.Count;
                break;
            case "Enter" when IsOpen:
                return ChooseAsync(_found[_at]);
            case "Escape":
                Close();
                break;
        }

        return Task.CompletedTask;
    }

    private Task ChooseAsync(Division place)
    {
        _text = "";
        Close();
        return OnChosen.InvokeAsync(place.Code);
    }

    private void Close() => (_found, _at) = ([], -1);
}
