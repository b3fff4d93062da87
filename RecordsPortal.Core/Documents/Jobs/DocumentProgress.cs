using System.Collections.Concurrent;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>How far running jobs are, and the way to stop them. In memory only: a job that the server's end interrupts is begun anew.</summary>
public sealed class DocumentProgress
{
    private readonly ConcurrentDictionary<Guid, (int Done, int Total)> _running = new();
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _stops = new();

    /// <summary>Raised on the working thread whenever a running job moved or ended; do not block in it.</summary>
    public event Action<Guid>? Moved;

    /// <summary>In people. Null when the job does not run.</summary>
    public (int Done, int Total)? Of(Guid job) => _running.TryGetValue(job, out var progress) ? progress : null;

    /// <summary>Still true for a moment after a cancellation: until the press has let go of the job.</summary>
    internal bool IsHeld(Guid job) => _stops.ContainsKey(job);

    internal void Report(Guid job, int done, int total)
    {
        _running[job] = (done, total);
        Moved?.Invoke(job);
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
        Moved?.Invoke(job);
    }
}
