using RecordsPortal.Core.Changes;

namespace RecordsPortal.Server.Live;

/// <summary>
/// Clears the youngest garbage in the quiet after a change. A thousand open screens leave some sixteen megabytes of it behind for each; left to itself the
/// collector comes when eight changes have filled its room, in the middle of one, and all screens wait for it. In between nobody does.
/// </summary>
/// <param name="allocated">Bytes since the process began.</param>
/// <param name="collect">Clears the youngest generation.</param>
internal sealed class QuietCollection(ChangeFeed feed, TimeProvider time, Func<long> allocated, Action collect) : IHostedService, IDisposable
{
    /// <summary>Longer than the wave in which screens follow a run of changes: the next of them must not meet what was meant for after the last.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>Bytes. With a few screens open there is less between two changes, and nothing to gain.</summary>
    public const long Worthwhile = 8_000_000;

    private IDisposable? _hearing;
    private ITimer? _rest;
    private long _before;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _rest = time.CreateTimer(_ => Collect(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _hearing = feed.Subscribe(_ => true, _ => _rest.Change(Quiet, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _hearing?.Dispose();
        _rest?.Dispose();
    }

    private void Collect()
    {
        if (allocated() - _before >= Worthwhile)
        {
            collect();
            _before = allocated();
        }
    }
}
