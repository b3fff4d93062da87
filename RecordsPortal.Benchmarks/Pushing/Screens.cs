using RecordsPortal.Benchmarks.Circuits;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>Many screens open on the same page.</summary>
internal sealed class Screens : IAsyncDisposable
{
    /// <summary>How many open at a time; a server that opens a thousand at once would only be waited for longer.</summary>
    private const int Doors = 8;

    private readonly List<(CircuitClient Circuit, QueueScreen Screen)> _all = [];

    public int Open => _all.Count;

    public IEnumerable<string> Faults => _all.Select(screen => screen.Circuit.Fault).OfType<string>();

    /// <param name="html">The drawn page; one serves for all who show the same cookies.</param>
    public async Task OpenAsync(int count, Uri address, string cookies, string path, string html)
    {
        using var doors = new SemaphoreSlim(Doors);
        await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            await doors.WaitAsync();
            try
            {
                var screen = new QueueScreen();
                var circuit = await CircuitClient.OpenAsync(address, cookies, path, html, screen);
                lock (_all)
                {
                    _all.Add((circuit, screen));
                }
            }
            finally
            {
                doors.Release();
            }
        }));
    }

    /// <summary>Begins to wait, before the change is made, until every screen shows a number.</summary>
    public Wait Expect(int count) => new([.. _all.Select(screen => screen.Screen)], count);

    public async ValueTask DisposeAsync() => await Task.WhenAll(_all.Select(screen => screen.Circuit.DisposeAsync().AsTask()));

    /// <summary>When each screen showed the number, UTC.</summary>
    public sealed class Wait
    {
        private readonly DateTime[] _arrivals;
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left;

        public Wait(IReadOnlyList<QueueScreen> screens, int count)
        {
            (_arrivals, _left) = (new DateTime[screens.Count], screens.Count);
            foreach (var (place, screen) in screens.Index())
            {
                screen.Showed = (_, shown) =>
                {
                    if (shown == count && _arrivals[place] == default)
                    {
                        Arrived(place);
                    }
                };
            }
        }

        /// <summary>Screens that never showed it count as <paramref name="patience"/>.</summary>
        public async Task<(IReadOnlyList<DateTime> Arrivals, int Missed)> AsyncWithin(TimeSpan patience)
        {
            await Task.WhenAny(_all.Task, Task.Delay(patience));
            return ([.. _arrivals.Where(at => at != default)], _arrivals.Count(at => at == default));
        }

        private void Arrived(int place)
        {
            _arrivals[place] = DateTime.UtcNow;
            if (Interlocked.Decrement(ref _left) == 0)
            {
                _all.TrySetResult();
            }
        }
    }
}
