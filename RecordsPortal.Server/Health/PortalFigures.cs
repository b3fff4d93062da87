using System.Diagnostics.Metrics;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Server.Health;

/// <summary>The portal's own figures: how much waits for review, who looks on, how fast news travels, how old the backup is. Counts and seconds only.</summary>
internal sealed class PortalFigures : IDisposable
{
    public const string Name = "RecordsPortal";

    private readonly QueueDepth _queue;
    private readonly BackupService _backups;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private int _circuits;
    private (int Waiting, double Oldest) _waiting;

    public PortalFigures(IMeterFactory meters, QueueDepth queue, BackupService backups, ChangeFeed feed, TimeProvider time)
    {
        (_queue, _backups, _time) = (queue, backups, time);
        var meter = meters.Create(Name);
        var lag = meter.CreateHistogram<double>("records.push.lag", "s", "From the save to the news of it reaching open screens.",
            advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] });
        meter.CreateObservableGauge("records.review.waiting", () => _waiting.Waiting, description: "Entries that wait for review.");
        meter.CreateObservableGauge("records.review.oldest", () => _waiting.Oldest, "s", "How long the oldest of them has waited.");
        meter.CreateObservableGauge("records.circuits", () => Circuits, description: "Open screens.");
        meter.CreateObservableGauge("records.backup.age", BackupAge, "s", "Since the newest checked backup.");
        _subscription = feed.Subscribe(_ => true, news => lag.Record((_time.GetUtcNow().UtcDateTime - news[^1].At).TotalSeconds));
    }

    /// <summary>How many screens are open now.</summary>
    public int Circuits => Volatile.Read(ref _circuits);

    /// <summary>Asks the database; the gauges give what was last asked.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        var (waiting, oldest) = await _queue.LookAsync(cancel);
        _waiting = (waiting, oldest is { } since ? (_time.GetUtcNow().UtcDateTime - since).TotalSeconds : 0);
    }

    public void Opened() => Interlocked.Increment(ref _circuits);

    public void Closed() => Interlocked.Decrement(ref _circuits);

    public void Dispose() => _subscription.Dispose();

    /// <summary>Without a backup there is no age, and no line: an alarm asks for its absence too.</summary>
    private IEnumerable<Measurement<double>> BackupAge() =>
        _backups.Newest() is { } newest ? [new Measurement<double>((_time.GetUtcNow().UtcDateTime - newest).TotalSeconds)] : [];
}
