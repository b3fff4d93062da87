using System.Runtime.ExceptionServices;

namespace RecordsPortal.Core.Changes;

/// <summary>One save that waits for its turn. Its context belongs to whoever has the turn until the answer is given.</summary>
internal sealed class WaitingSave(RecordsDbContext db, CancellationToken cancel)
{
    private ExceptionDispatchInfo? _fault;

    public RecordsDbContext Db => db;

    public CancellationToken Cancel => cancel;

    public int Rows { get; set; }

    /// <summary>The first fault is the one that counts: a rollback that fails after it says nothing new.</summary>
    public void Fail(Exception fault) => _fault ??= ExceptionDispatchInfo.Capture(fault);

    public int Answer()
    {
        _fault?.Throw();
        return Rows;
    }
}

/// <summary>Who may write, one at a time and in the order of coming. Whoever has the turn may take along the saves that stand next.</summary>
internal sealed class WriteTurns
{
    private readonly Lock _gate = new();
    private readonly Queue<Place> _places = [];
    private readonly List<Place> _taken = [];
    private bool _isTaken;

    /// <param name="save">Null for work that wants the turn for itself.</param>
    /// <returns>True when the turn is the caller's, who must <see cref="Pass"/> it on; false when somebody took the save along and it has its answer.</returns>
    /// <exception cref="OperationCanceledException">Left before anybody took it up; nothing was written.</exception>
    public async Task<bool> WaitAsync(WaitingSave? save, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var place = new Place(save);
        lock (_gate)
        {
            if (!_isTaken)
            {
                return _isTaken = true;
            }

            _places.Enqueue(place);
        }

        // Once it is taken up there is no leaving: another is at work in its context.
        await using var leaving = cancel.UnsafeRegister(_ => Leave(place, cancel), null);
        return await place.Turn.Task;
    }

    /// <summary>Takes up the save that stands next. Null where nobody waits, or work that wants the turn for itself.</summary>
    /// <remarks>Only for who has the turn. It gets its answer when the turn is passed on.</remarks>
    public WaitingSave? TakeAlong()
    {
        lock (_gate)
        {
            SkipThoseWhoLeft();
            if (!_places.TryPeek(out var next) || next.Save is null)
            {
                return null;
            }

            _places.Dequeue().IsWaiting = false;
            _taken.Add(next);
            return next.Save;
        }
    }

    /// <summary>Lets those go whose saves were taken along, then gives the turn to the next.</summary>
    public void Pass()
    {
        List<Place> answered;
        Place? next;
        lock (_gate)
        {
            answered = [.. _taken];
            _taken.Clear();
            SkipThoseWhoLeft();
            _isTaken = _places.TryDequeue(out next);
            next?.IsWaiting = false;
        }

        answered.ForEach(place => place.Turn.SetResult(false));
        next?.Turn.SetResult(true);
    }

    private void Leave(Place place, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (!place.IsWaiting)
            {
                return;
            }

            place.IsWaiting = false;
        }

        place.Turn.SetCanceled(cancel);
    }

    private void SkipThoseWhoLeft()
    {
        while (_places.TryPeek(out var place) && !place.IsWaiting)
        {
            _places.Dequeue();
        }
    }

    private sealed class Place(WaitingSave? save)
    {
        public WaitingSave? Save => save;

        public bool IsWaiting { get; set; } = true;

        /// <summary>Continued elsewhere: who answers must not find itself doing the next one's work.</summary>
        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
