namespace RecordsPortal.Core.Changes;

/// <summary>An answer and the change it is known to contain. Immutable: many screens hold the same one.</summary>
public sealed record Answer<T>(T Value, long Sequence);

/// <summary>
/// Lets screens with the same question share one answer. A question is a value (filter, sort, page, and the reach of the asker: never who asks);
/// an answer lives only while a screen shows it.
/// </summary>
public sealed class SharedAnswers<TQuestion, TAnswer>(ChangeFeed feed, Func<TQuestion, CancellationToken, Task<TAnswer>> ask)
    where TQuestion : IEquatable<TQuestion>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TQuestion, Entry> _entries = [];

    /// <summary>Begins showing the answer to a question. Dispose the result when the screen closes or asks something else.</summary>
    public Shown Show(TQuestion question)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(question, out var entry))
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
                entry.RunningFrom = Math.Max(feed.Sequence, atLeast);
                entry.Running = RunAsync(question, entry, entry.RunningFrom);
            }

            return entry.Running;
        }
    }

    private async Task<Answer<TAnswer>> RunAsync(TQuestion question, Entry entry, long from)
    {
        try
        {
            // Off the caller's circuit: the answer is for everybody, and nobody's closing tab may cancel it.
            var value = await Task.Run(() => ask(question, CancellationToken.None)).ConfigureAwait(false);
            var answer = new Answer<TAnswer>(value, from);
            lock (_gate)
            {
                if (entry.Last is null || entry.Last.Sequence <= from)
                {
                    entry.Last = answer;
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
            if (--entry.Screens == 0)
            {
                _entries.Remove(question);
            }
        }
    }

    private sealed class Entry
    {
        public int Screens { get; set; }

        public Answer<TAnswer>? Last { get; set; }

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
