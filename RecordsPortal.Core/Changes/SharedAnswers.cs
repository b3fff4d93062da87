namespace RecordsPortal.Core.Changes;

/// <summary>An answer and the change it is known to contain. Immutable: many screens hold the same one.</summary>
public sealed record Answer<T>(T Value, long Sequence);

/// <summary>
/// Lets screens with the same question share one answer. A question is a value (filter, sort, page, and the reach of the asker: never who asks);
/// an answer lives while a screen shows it, and a little longer: a page is drawn by its request and asks the same again when its circuit opens.
/// </summary>
public sealed class SharedAnswers<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    /// <summary>How long an answer may go on answering when its last screen is gone and nothing was heard to have changed.</summary>
    private static readonly TimeSpan Lingers = TimeSpan.FromSeconds(10);

    /// <summary>Of those nobody shows; the oldest goes first.</summary>
    private const int MostLingering = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<TQuestion, Entry> _entries = [];
    private readonly Queue<(TQuestion Question, Entry Entry)> _lingering = [];
    private readonly ChangeFeed _feed;
    private readonly TimeProvider _time;
    private readonly Func<TQuestion, CancellationToken, Task<TAnswer>> _ask;
    private readonly ITimer _sweep;

    public SharedAnswers(ChangeFeed feed, TimeProvider time, Func<TQuestion, CancellationToken, Task<TAnswer>> ask)
    {
        (_feed, _time, _ask) = (feed, time, ask);
        _sweep = time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many answers are held, shown or not.</summary>
    internal int Held
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Begins showing the answer to a question. Dispose the result when the screen closes or asks something else.</summary>
    public Shown Show(TQuestion question)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(question, out var entry) || (entry.Screens == 0 && IsOld(entry)))
            {
                _entries[question] = entry = new Entry();
            }

            entry.Screens++;
            return new Shown(this, question, entry);
        }
    }

    private Task<Answer<TAnswer>> AskAsync(TQuestion question, Entry entry, long atLeast)
    {
        lock (_gate)
        {
            if (entry.Last is { } last && last.Sequence >= atLeast)
            {
                return Task.FromResult(last);
            }

            // A query that began after the change sees it; one that began before may not, and a new one is needed.
            if (entry.Running is null || entry.RunningFrom < atLeast)
            {
                entry.RunningFrom = Math.Max(_feed.Sequence, atLeast);
                entry.Running = RunAsync(question, entry, entry.RunningFrom);
            }

            return entry.Running;
        }
    }

    private async Task<Answer<TAnswer>> RunAsync(TQuestion question, Entry entry, long from)
    {
        var asked = _time.GetTimestamp();
        try
        {
            // Off the caller's circuit: the answer is for everybody, and nobody's closing tab may cancel it.
            var value = await Task.Run(() => _ask(question, CancellationToken.None)).ConfigureAwait(false);
            var answer = new Answer<TAnswer>(value, from);
            lock (_gate)
            {
                if (entry.Last is null || entry.Last.Sequence <= from)
                {
                    (entry.Last, entry.AskedAt) = (answer, asked);
                }
            }

            return answer;
        }
        finally
        {
            lock (_gate)
            {
                if (entry.RunningFrom == from)
                {
                    entry.Running = null;
                }
            }
        }
    }

    private void Close(TQuestion question, Entry entry)
    {
        lock (_gate)
        {
            if (--entry.Screens > 0)
            {
                return;
            }

            if (entry.Last is null || IsOld(entry))
            {
                Forget(question, entry);
                return;
            }

            _lingering.Enqueue((question, entry));
            if (_lingering.Count > MostLingering)
            {
                Drop(_lingering.Dequeue());
            }

            _sweep.Change(Lingers, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Nobody came back for them: what somebody asked, and what the answer said of others, does not stay in memory.</summary>
    private void Sweep()
    {
        lock (_gate)
        {
            while (_lingering.TryDequeue(out var left))
            {
                Drop(left);
            }
        }
    }

    private void Drop((TQuestion Question, Entry Entry) left)
    {
        if (left.Entry.Screens == 0)
        {
            Forget(left.Question, left.Entry);
        }
    }

    private void Forget(TQuestion question, Entry entry)
    {
        // Another may have taken its place since.
        if (_entries.TryGetValue(question, out var held) && held == entry)
        {
            _entries.Remove(question);
        }
    }

    private bool IsOld(Entry entry) => _time.GetElapsedTime(entry.AskedAt) >= Lingers;

    private sealed class Entry
    {
        public int Screens { get; set; }

        public Answer<TAnswer>? Last { get; set; }

        public long AskedAt { get; set; }

        public Task<Answer<TAnswer>>? Running { get; set; }

        public long RunningFrom { get; set; }
    }

    /// <summary>One screen's hold on an answer.</summary>
    public sealed class Shown : IDisposable
    {
        private readonly SharedAnswers<TQuestion, TAnswer> _owner;
        private readonly TQuestion _question;
        private readonly object _entry;
        private bool _closed;

        internal Shown(SharedAnswers<TQuestion, TAnswer> owner, TQuestion question, object entry) => (_owner, _question, _entry) = (owner, question, entry);

        /// <summary>The answer as of <paramref name="atLeast"/> or later; pass the sequence of the change that was heard.</summary>
        public Task<Answer<TAnswer>> AskAsync(long atLeast) => _owner.AskAsync(_question, (Entry)_entry, atLeast);

        public void Dispose()
        {
            if (!_closed)
            {
                _closed = true;
                _owner.Close(_question, (Entry)_entry);
            }
        }
    }
}
