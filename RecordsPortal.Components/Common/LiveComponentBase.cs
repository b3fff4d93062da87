using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Components.Common;

/// <summary>
/// A screen that stays current. Say which changes it <see cref="Shows"/> and how to <see cref="ReloadAsync"/>; this base asks again
/// when such a change is heard: at once for the first, then at most one wave in 100 ms, never two reloads at a time, none missed.
/// </summary>
public abstract class LiveComponentBase : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private IDisposable? _subscription;
    private bool _isInLine = true;
    private bool _isDue;
    private long? _painted;
    private DateTime? _unpaintedSince;

    [Inject]
    public required ChangeFeed Feed { get; init; }

    [Inject]
    public required PaintLine Line { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The last change heard that this screen shows: who and when, for "updated 3 s ago by …".</summary>
    protected RecordChange? LastChange { get; private set; }

    /// <summary>When the shown data was last asked for, UTC.</summary>
    protected DateTime? LoadedAt { get; private set; }

    /// <summary>Cancelled when the screen closes.</summary>
    protected CancellationToken Closed => _closed.Token;

    /// <summary>
    /// The shortest time between two reloads; a screen of counts may take longer than one of rows. The first change goes out at once:
    /// trailing-only throttling would hold every single change back, leading-only would lose the last one of a burst.
    /// </summary>
    protected virtual TimeSpan Wave => TimeSpan.FromMilliseconds(100);

    /// <summary>True for changes whose effect this screen shows. Called off the circuit: look at the change and at nothing that moves.</summary>
    protected abstract bool Shows(RecordChange change);

    /// <summary>Asks for what the screen shows, as of <paramref name="atLeast"/> or later, and keeps it. The base repaints.</summary>
    protected abstract Task ReloadAsync(long atLeast);

    protected override async Task OnInitializedAsync()
    {
        // Subscribe before the first load: a change that lands in between must not be missed.
        if (RendererInfo.IsInteractive)
        {
            _subscription = Feed.Subscribe(Shows, Heard);
        }

        await LoadAsync();
        JoinIfDue();
    }

    /// <summary>For a screen whose question changed (filter, page): asks now and paints.</summary>
    protected async Task AskAgainAsync()
    {
        var since = Unpainted();
        await LoadAsync();
        Paint(since);
    }

    /// <summary>For news that do not come through the feed: asks again in the same waves. May be called off the circuit.</summary>
    protected void ReloadSoon()
    {
        lock (_gate)
        {
            _isDue = true;
            if (_isInLine)
            {
                return;
            }

            _isInLine = true;
        }

        Join();
    }

    public virtual ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _closed.Cancel();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>One load after the other: of two at once the older answer may come last and would stand, without what was just saved.</summary>
    private async Task LoadAsync()
    {
        await _turn.WaitAsync(Closed);
        try
        {
            await ReloadAsync(Feed.Sequence);
            LoadedAt = Time.GetUtcNow().UtcDateTime;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Heard(IReadOnlyList<RecordChange> changes)
    {
        LastChange = changes[^1];
        lock (_gate)
        {
            _unpaintedSince ??= changes[0].At;
        }

        ReloadSoon();
    }

    /// <summary>Only who was painted so lately rests: the first change after a while is shown at once.</summary>
    private void Join() => Line.Join(() => InvokeAsync(FollowAsync), _painted is { } painted ? Wave - Stopwatch.GetElapsedTime(painted) : TimeSpan.Zero);

    private async Task FollowAsync()
    {
        try
        {
            lock (_gate)
            {
                // What was heard until now is in the answer that is asked for now.
                _isDue = false;
            }

            var since = Unpainted();
            await LoadAsync();
            Paint(since);
            _painted = Stopwatch.GetTimestamp();
            JoinIfDue();
        }
        catch (OperationCanceledException) when (Closed.IsCancellationRequested)
        {
            // The screen closed while it waited.
        }
        catch (Exception fault)
        {
            // To the error boundary: a screen that silently stopped following would be worse than one that says so.
            await DispatchExceptionAsync(fault);
        }
    }

    /// <summary>The oldest change heard that no picture shows, UTC. Before the load: what is heard during it may be in the next picture only.</summary>
    private DateTime? Unpainted()
    {
        lock (_gate)
        {
            var since = _unpaintedSince;
            _unpaintedSince = null;
            return since;
        }
    }

    /// <summary>Pictures that no change asked for are not counted: nobody waited for them.</summary>
    private void Paint(DateTime? unpaintedSince)
    {
        StateHasChanged();
        if (unpaintedSince is { } since)
        {
            Line.Painted(Time.GetUtcNow().UtcDateTime - since);
        }
    }

    /// <summary>If something was heard since the last load began, that makes one more; else the next news does.</summary>
    private void JoinIfDue()
    {
        lock (_gate)
        {
            _isInLine = _isDue;
            if (!_isDue)
            {
                return;
            }
        }

        Join();
    }
}
