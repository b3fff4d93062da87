using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>The queue, beside it the open case, all of it by keyboard: for the registrar's review, and for a counsellor's look before it.</summary>
public sealed partial class ReviewDesk : ComponentBase
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

    /// <summary>The case that is open.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    /// <summary>Review or PreCheck.</summary>
    [Parameter, EditorRequired]
    public Feature Feature { get; set; }

    /// <summary>The page the desk stands on: "review".</summary>
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    /// <summary>Read from the address with all the rest; asking for it here is what has the desk told when nothing but the query changed.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageAsked { get; set; }

    private bool IsReview => Feature == Feature.Review;

    private string Summary => !IsReview ? L["PreCheckHint"] : _load is null ? "" : string.Join(" · ", Parts());

    protected override async Task OnInitializedAsync()
    {
        _loadedAt = Time.GetUtcNow().UtcDateTime;
        _keys =
        [
            new("j", L["Key.Down"], Repeats: true), new("k", L["Key.Up"], Repeats: true), new("Enter", L["Key.Enter"]),
            new("a", L[IsReview ? "Key.Approve" : "Key.MarkChecked"]), new("r", L["Key.Return"]), new("x", L["Key.Mark"]), new("n", L["Key.Next"]),
            new("e", L["Key.Unfold"]), .. IsReview ? [new Shortcut("u", L["Key.Undo"])] : Array.Empty<Shortcut>(),
        ];
        _preCheckIsOn = IsReview && await PreChecks.IsOnAsync();
        _me = (await User.GetAsync()).AccountId;
    }

    protected override void OnParametersSet()
    {
        var asked = ReviewAddress.Parse(Navigation.Uri);
        asked = IsReview ? asked : asked with { Filter = asked.Filter with { PreCheck = PreCheckFilter.Missing } };
        // The old one stays while it says the same: the queue beside it compares.
        _address = asked == _address ? _address : asked;
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
        var next = Id is { } id ? _queue?.After(id) ?? await Queue.NextAsync(Feature, _address.Filter, [id]) : null;
        Navigation.NavigateTo(next is { } open ? _queue!.HrefOf(open) : Base + _address.Query);
        if (next is { } opened && _queue?.After(opened) is { } following)
        {
            _readAhead = await Cases.FindAsync(Feature, following);
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

    private void Go(ReviewAddress address) => Navigation.NavigateTo(Base + address.Query, replace: true);
}
