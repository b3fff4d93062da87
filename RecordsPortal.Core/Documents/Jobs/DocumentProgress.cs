using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>How far running jobs are, and the way to stop them. In memory only: a job that the server's end interrupts is begun anew.</summary>
public sealed class DocumentProgress
{
    private readonly ConcurrentDictionary<Guid, (int Done, int Total)> _running = new();
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _stops = new();
    private ImmutableList<Listener> _listeners = [];

    /// <summary>In people. Null when the job does not run.</summary>
    public (int Done, int Total)? Of(Guid job) => _running.TryGetValue(job, out var progress) ? progress : null;

    /// <summary>
    /// Calls <paramref name="moved"/> on the working thread, but in the subscriber's own culture, whenever a running job moved or ended. It must not
    /// block. Dispose to stop.
    /// </summary>
    public IDisposable Subscribe(Action<Guid> moved)
    {
        // Without the subscriber's context the worker's language repaints everybody's screen.
        var listener = new Listener(this, moved, ExecutionContext.Capture());
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return listener;
    }

    /// <summary>Still true for a moment after a cancellation: until the press has let go of the job.</summary>
    internal bool IsHeld(Guid job) => _stops.ContainsKey(job);

    internal void Report(Guid job, int done, int total)
    {
        _running[job] = (done, total);
        Tell(job);
    }

    /// <summary>Dispose the source when the job ends, through <see cref="End"/>.</summary>
    internal CancellationTokenSource Begin(Guid job, CancellationToken stopping) => _stops[job] = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    internal void Stop(Guid job)
    {
        if (_stops.TryGetValue(job, out var stop))
        {
            stop.Cancel();
        }
    }

    internal void End(Guid job)
    {
        _running.TryRemove(job, out _);
        _stops.TryRemove(job, out _);
        Tell(job);
    }

    private void Tell(Guid job)
    {
        foreach (var listener in _listeners)
        {
            listener.Hear(job);
        }
    }

    private sealed class Listener(DocumentProgress progress, Action<Guid> moved, ExecutionContext? context) : IDisposable
    {
        public void Hear(Guid job)
        {
            if (context is null)
            {
                moved(job);
            }
            else
            {
                ExecutionContext.Run(context.CreateCopy(), _ => moved(job), null);
            }
        }

        public void Dispose() => ImmutableInterlocked.Update(ref progress._listeners, list => list.Remove(this));
    }
}
