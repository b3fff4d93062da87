using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecordsPortal.Components.Common;

/// <summary>
/// A list of any length of which only the rows in view exist; what lies before and after them is empty height. All rows are equally high
/// (--rp-long-row), so that a place in the list is a place on the screen and nothing jumps when rows come. Arrow keys, Page Up and Down,
/// Home and End walk through all of it, Enter opens; the row that was at the top stands in the address as "at".
/// </summary>
/// <remarks>Each row is a tr with data-row, its place from 0, and one link with tabindex -1 in its first cell: the whole list is one stop of the Tab key.</remarks>
public sealed partial class LongList(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    /// <summary>No screen shows more; what a client asks for beyond is not given.</summary>
    public const int MostRows = 60;

    private ElementReference _box;
    private PageScript<LongList>? _follower;
    private object? _question;
    private bool _isNewQuestion;

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>All rows of the question.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    /// <summary>The place of the first row given in <see cref="ChildContent"/>.</summary>
    [Parameter, EditorRequired]
    public int First { get; set; }

    /// <summary>How many rows are given.</summary>
    [Parameter, EditorRequired]
    public int Shown { get; set; }

    /// <summary>The place to begin at, once.</summary>
    [Parameter]
    public int At { get; set; }

    /// <summary>What the list answers. When it becomes another, the list goes back to its top.</summary>
    [Parameter]
    public object? Question { get; set; }

    /// <summary>col elements: the widths of columns must not depend on the rows that happen to be there.</summary>
    [Parameter]
    public RenderFragment? Widths { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment? Header { get; set; }

    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other rows have come into view.</summary>
    [Parameter]
    public EventCallback<(int First, int Count)> Scrolled { get; set; }

    protected override void OnParametersSet()
    {
        _isNewQuestion |= _question is not null && !_question.Equals(Question);
        _question = Question;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _follower = new PageScript<LongList>(js, this, "lists.js");
            await _follower.StartAsync("follow", _box);
        }
        else if (_isNewQuestion && _follower is not null)
        {
            _isNewQuestion = false;
            await _follower.TellAsync("top");
        }
    }

    /// <summary>Called by the browser, so it trusts nothing.</summary>
    [JSInvokable]
    public Task ShowRows(int first, int count) =>
        InvokeAsync(() => Scrolled.InvokeAsync((Math.Clamp(first, 0, Math.Max(0, Total - 1)), Math.Clamp(count, 1, MostRows))));

    public ValueTask DisposeAsync() => _follower?.DisposeAsync() ?? ValueTask.CompletedTask;
}
