using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>
/// The queue as a list that stays current without moving: rows are renewed where they stand, what left stays greyed, what came waits
/// behind "N new" until the reader asks for it.
/// </summary>
public sealed partial class ReviewQueueView : LiveComponentBase
{
    private ReviewWatch? _watch;
    private CollegeDirectory? _college;
    private ReviewAddress? _asked;
    private ShownRows? _rows;
    private Guid? _me;
    private Guid? _at;
    private DateTime _taken;
    private int _total;
    private long _minute;
    private Painted<(ShownRows?, int, int, Guid?, long, ReviewAddress, CollegeDirectory?, bool)> _painted;

    [Inject]
    public required ReviewQueue Queue { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    /// <summary>Review or PreCheck.</summary>
    [Parameter, EditorRequired]
    public Feature Feature { get; set; }

    [Parameter, EditorRequired]
    public ReviewAddress Address { get; set; } = null!;

    /// <summary>The page the queue lies at: "review".</summary>
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    /// <summary>The case that is open beside the list.</summary>
    [Parameter]
    public Guid? Open { get; set; }

    [Parameter]
    public bool PreCheckIsOn { get; set; }

    [Parameter]
    public EventCallback<ReviewAddress> Changed { get; set; }

    /// <summary>Told whenever the counts of the whole queue may have moved.</summary>
    [Parameter]
    public EventCallback<ReviewLoad> LoadChanged { get; set; }

    /// <summary>Who made the last change the list shows; null before the first.</summary>
    public string? ChangedBy => LastChange?.By;

    /// <summary>Applications that came since the list was taken.</summary>
    public int Pending { get; private set; }

    /// <summary>The row under the cursor: the open case, or where J and K went.</summary>
    public Guid? Current => Open ?? _at;

    public string HrefOf(Guid id) => $"{Base}/{id}{Address.Query}";

    /// <summary>Moves the cursor; answers the row it is on.</summary>
    public Guid? Move(int by)
    {
        var ids = _rows?.All.Select(shown => shown.Row.Id).ToList();
        if (ids is not { Count: > 0 })
        {
            return null;
        }

        var index = ids.FindIndex(id => id == Current);
        _at = ids[index < 0 ? 0 : Math.Clamp(index + by, 0, ids.Count - 1)];
        StateHasChanged();
        return _at;
    }

    /// <summary>The next row below the given one that nobody else has claimed and that is still waiting.</summary>
    public Guid? After(Guid id) => _rows?.All
        .SkipWhile(shown => shown.Row.Id != id).Skip(1)
        .FirstOrDefault(shown => !shown.IsGone && (shown.Row.ClaimedById is null || shown.Row.ClaimedById == _me))?.Row.Id;

    /// <summary>Takes the list afresh, newcomers and all.</summary>
    public async Task LoadNewAsync()
    {
        _asked = null;
        await AskAgainAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => change.Kind is "IntakeCase" or "Student" or "Setting" or "Grant";

    protected override async Task OnInitializedAsync()
    {
        _watch = Queue.Watch(Feature);
        _me = (await User.GetAsync(Closed)).AccountId;
        _college = await Reference.DirectoryAsync(Closed);
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            _ = TickAsync();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked is not null && _asked != Address)
        {
            await AskAgainAsync();
        }
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        var address = Address;
        if (_asked != address)
        {
            _taken = await Queue.NewestAsync(Closed);
        }

        // Both at once: they are two questions to the database, and every open screen waits for them.
        var asking = _watch!.ListAsync(address.For(_me), _taken, atLeast);
        var load = await _watch.LoadAsync(Feature == Feature.PreCheck ? PreCheckFilter.Missing : PreCheckFilter.Ready, atLeast);
        var list = await asking;
        if (address != Address)
        {
            return;
        }

        Take(list, isAfresh: _asked != address);
        _asked = address;
        _minute = Time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        await LoadChanged.InvokeAsync(load);
    }

    // The page around the list paints it with the counts it is told; a second picture with nothing new in it would go to every open screen.
    protected override bool ShouldRender() => _painted.Differs((_rows, _total, Pending, Current, _minute, Address, _college, PreCheckIsOn));

    private void Take(ReviewList list, bool isAfresh)
    {
        _rows = isAfresh || _rows is null ? ShownRows.Of(list.Rows) : _rows.Renewed(list);
        (Pending, _total) = (list.Arrived, list.Total);
    }

    /// <summary>Claims lapse and ages grow without anybody changing anything.</summary>
    private async Task TickAsync()
    {
        try
        {
            while (!Closed.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(30), Time, Closed);
                await InvokeAsync(AskAgainAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The screen closed.
        }
    }

    private string PageHref(int page) => Base + (Address with { Filter = Address.Filter with { Page = page } }).Query;
}
