using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// News of committed changes to everything open in this process. A hint, not the truth: a listener that was away asks the change table.
/// </summary>
public sealed partial class ChangeFeed : IAsyncDisposable
{
    private readonly Channel<IReadOnlyList<RecordChange>> _news = Channel.CreateUnbounded<IReadOnlyList<RecordChange>>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, long> _lastOf = new();
    private readonly ILogger<ChangeFeed> _log;
    private readonly Task _pump;
    private ImmutableList<Subscription> _listeners = [];
    private long _sequence;

    public ChangeFeed(ILogger<ChangeFeed> log)
    {
        _log = log;
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>The last committed line this process knows of.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>The last committed line about one kind of row, or 0 if there was none in this process. Known as soon as the writer goes on, before anybody is told.</summary>
    public long LastOf(string kind) => _lastOf.GetValueOrDefault(kind);

    /// <summary>How many listeners there are; a closed screen must not leave one behind.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>
    /// Calls <paramref name="heard"/> with the news that <paramref name="shows"/> says yes to, in order, off the writer's thread and in the
    /// subscriber's own culture. It must not block. Dispose to stop.
    /// </summary>
    public IDisposable Subscribe(Func<RecordChange, bool> shows, Action<IReadOnlyList<RecordChange>> heard)
    {
        // Without the subscriber's context a Chinese user's save repaints an English screen in Chinese.
        var subscription = new Subscription(this, shows, heard, ExecutionContext.Capture());
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(subscription));
        return subscription;
    }

    internal void Publish(IReadOnlyList<RecordChange> news)
    {
        if (news.Count > 0)
        {
            foreach (var about in news.GroupBy(change => change.Kind, change => change.Sequence))
            {
                var last = about.Max();
                _lastOf.AddOrUpdate(about.Key, last, (_, known) => Math.Max(known, last));
            }

            Advance(news.Max(change => change.Sequence));
            _news.Writer.TryWrite(news);
        }
    }

    /// <summary>Tells the feed where the table stands at start-up, before anything was published.</summary>
    internal void Advance(long sequence)
    {
        long seen;
        while (sequence > (seen = Interlocked.Read(ref _sequence)) && Interlocked.CompareExchange(ref _sequence, sequence, seen) != seen)
        {
        }
    }

    private async Task PumpAsync()
    {
        await foreach (var news in _news.Reader.ReadAllAsync())
        {
            foreach (var listener in _listeners)
            {
                Tell(listener, news);
            }
        }
    }

    private void Tell(Subscription listener, IReadOnlyList<RecordChange> news)
    {
        try
        {
            // Each is asked once, for what a screen shows may move; and most news mean nothing to most listeners: no list for those.
            List<RecordChange>? heard = null;
            foreach (var change in news)
            {
                if (listener.Shows(change))
                {
                    (heard ??= []).Add(change);
                }
            }

            if (heard is null)
            {
                return;
            }

            if (listener.Context is { } context)
            {
                ExecutionContext.Run(context.CreateCopy(), _ => listener.Heard(heard), null);
            }
            else
            {
                listener.Heard(heard);
            }
        }
        catch (Exception fault)
        {
            // One broken screen must not silence the others.
            LogListenerFailed(_log, fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _news.Writer.TryComplete();
        await _pump;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener of the change feed failed.")]
    private static partial void LogListenerFailed(ILogger log, Exception fault);

    private sealed class Subscription(ChangeFeed feed, Func<RecordChange, bool> shows, Action<IReadOnlyList<RecordChange>> heard, ExecutionContext? context) : IDisposable
    {
        public Func<RecordChange, bool> Shows => shows;

        public Action<IReadOnlyList<RecordChange>> Heard => heard;

        public ExecutionContext? Context => context;

        public void Dispose() => ImmutableInterlocked.Update(ref feed._listeners, list => list.Remove(this));
    }
}
