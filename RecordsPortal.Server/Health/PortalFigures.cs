using System.Diagnostics.Metrics;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Server.Health;

/// <summary>The portal's own figures: how much waits for review, who looks on, how old the backup is. Counts and seconds only. How fast news travels the <see cref="PaintLine"/> says.</summary>
internal sealed class PortalFigures
{
    private readonly QueueDepth _queue;
    private readonly BackupService _backups;
    private readonly TimeProvider _time;
    private int _circuits;
    private (int Waiting, double Oldest) _waiting;

    public PortalFigures(IMeterFactory meters, QueueDepth queue, BackupService backups, TimeProvider time)
    {
        (_queue, _backups, _time) = (queue, backups, time);
        var meter = meters.Create(PaintLine.Meter);
        meter.CreateObservableGauge("records.review.waiting", () => _waiting.Waiting, description: "Entries that wait for review.");
        meter.CreateObservableGauge("records.review.oldest", () => _waiting.Oldest, "s", "How long the oldest of them has waited.");
        meter.CreateObservableGauge("records.circuits", () => Circuits, description: "Open screens.");
        meter.CreateObservableGauge("records.backup.age", BackupAge, "s", "Since the newest checked backup.");
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

    /// <summary>Without a backup there is no age, and no line: an alarm asks for its absence too.</summary>
    private IEnumerable<Measurement<double>> BackupAge() =>
        _backups.Newest() is { } newest ? [new Measurement<double>((_time.GetUtcNow().UtcDateTime - newest).TotalSeconds)] : [];
}
