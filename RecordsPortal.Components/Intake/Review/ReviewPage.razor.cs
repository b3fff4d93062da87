using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>The review desk: the queue, beside it the open case, all of it by keyboard.</summary>
public sealed partial class ReviewPage : ComponentBase
{
    private IReadOnlyList<Shortcut> _keys = [];
    private ReviewAddress _address = new(new ReviewFilter(), false);
    private ReviewQueueView? _queue;
    private ReviewPane? _pane;
    private ReviewCase? _readAhead;
    private ReviewDone? _done;
    private ReviewLoad? _load;
    private DateTime _loadedAt;
    private string? _lastBy;
    private Guid? _me;
    private bool _preCheckIsOn;

    [Inject]
    public required ReviewCases Cases { get; init; }

    [Inject]
    public required ReviewQueue Queue { get; init; }

    [Inject]
    public required ReviewUndo Undo { get; init; }

    [Inject]
    public required PreChecks PreChecks { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Read from the address with all the rest; asking for it here is what has the page told when nothing but the query changed.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageAsked { get; set; }

    private string Summary => _load is null ? "" : string.Join(" · ", Parts());

    protected override async Task OnInitializedAsync()
    {
        _loadedAt = Time.GetUtcNow().UtcDateTime;
        _keys =
        [
            new("j", L["Key.Down"], Repeats: true), new("k", L["Key.Up"], Repeats: true), new("Enter", L["Key.Enter"]),
            new("a", L["Key.Approve"]), new("r", L["Key.Return"]), new("x", L["Key.Mark"]), new("n", L["Key.Next"]),
            new("e", L["Key.Unfold"]), new("u", L["Key.Undo"]),
        ];
        _preCheckIsOn = await PreChecks.IsOnAsync();
        _me = (await User.GetAsync()).AccountId;
    }

    protected override void OnParametersSet()
    {
        if (ReviewAddress.Parse(Navigation.Uri) is var asked && asked != _address)
        {
            _address = asked;
        }
    }

    private IEnumerable<string> Parts()
    {
        yield return L["Waiting", _load!.Waiting.ToString("N0", CultureInfo.CurrentUICulture)];
        yield return L["Mine", _me is { } me ? _load.Claims.GetValueOrDefault(me) : 0];
        if (_load.Oldest is { } oldest)
        {
            yield return L["Oldest", (int)(Time.GetUtcNow().UtcDateTime - oldest).TotalHours];
        }
    }

    private void Loaded(ReviewLoad load) => (_load, _loadedAt, _lastBy) = (load, Time.GetUtcNow().UtcDateTime, _queue?.ChangedBy);

    private async Task PressAsync(string key)
    {
        if (key == "u")
        {
            await UndoAsync();
        }
        else if (Id is not null && _pane is not null)
        {
            await _pane.PressAsync(key);
        }
        else if (key is "j" or "k")
        {
            _queue?.Move(key == "j" ? 1 : -1);
        }
        else if (key == "Enter" && _queue is { } queue && (queue.Current ?? queue.Move(0)) is { } row)
        {
            Navigation.NavigateTo(queue.HrefOf(row));
        }
    }

    private async Task DoneAsync(ReviewDone done)
    {
        _done = done;
        await NextAsync();
    }

    /// <summary>Opens the next application nobody else has, and reads the one after it ahead.</summary>
    private async Task NextAsync()
    {
        var next = Id is { } id ? _queue?.After(id) ?? await Queue.NextAsync(Feature.Review, _address.For(_me) with { ClaimedBy = null }, [id]) : null;
        Navigation.NavigateTo(next is { } open ? _queue!.HrefOf(open) : $"review{_address.Query}");
        if (next is { } opened && _queue?.After(opened) is { } following)
        {
            _readAhead = await Cases.FindAsync(Feature.Review, following);
        }
    }

    private async Task UndoAsync()
    {
        if (_done is not { } done)
        {
            return;
        }

        _done = null;
        if (Outcomes.Show(await Undo.UndoAsync(Guid.CreateVersion7(), done.Id), L, L["Undone", done.Name]))
        {
            Navigation.NavigateTo(_queue!.HrefOf(done.Id));
        }
    }

    private void Go(ReviewAddress address) => Navigation.NavigateTo($"review{address.Query}", replace: true);
}
