using System.Collections.Concurrent;
using System.Diagnostics;

namespace RecordsPortal.Benchmarks.Circuits;

/// <summary>Keeps what a page shows: all words so far, and everything that listens.</summary>
internal sealed class PageWatcher : ICircuitWatcher
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<ulong, ShownHandler> _handlers = new();
    private readonly ConcurrentQueue<string> _words = new();
    private readonly SemaphoreSlim _news = new(0);

    public IReadOnlyCollection<ShownHandler> Handlers => [.. _handlers.Values];

    public IReadOnlyCollection<string> Words => _words;

    public void Saw(RenderBatch picture)
    {
        foreach (var handler in picture.Handlers)
        {
            _handlers[handler.Id] = handler;
        }

        foreach (var gone in picture.Gone)
        {
            _handlers.TryRemove(gone, out _);
        }

        foreach (var text in picture.Texts)
        {
            _words.Enqueue(text);
        }

        _news.Release();
    }

    /// <summary>Until the page is as wanted; looks again with each picture, and now and then between two.</summary>
    public async Task UntilAsync(Func<PageWatcher, bool> isSo, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isSo(this))
        {
            await _news.WaitAsync(_quiet);
            if (Stopwatch.GetElapsedTime(began) > _patience)
            {
                throw new TimeoutException($"Waited in vain for {what}.");
            }
        }
    }

    /// <summary>Until no picture has come for a while: a page that loads draws several.</summary>
    public async Task SettleAsync()
    {
        while (await _news.WaitAsync(_quiet))
        {
        }
    }

    public ShownHandler? Button(string words) => _handlers.Values.FirstOrDefault(handler => handler.Event == "click" && handler.Element.Words.Contains(words, StringComparison.Ordinal));
}
