using RecordsPortal.Benchmarks.Common;

namespace RecordsPortal.Benchmarks.Pushing;

/// <param name="P50">Milliseconds from one change's commit to a screen that shows it, over all screens and single changes.</param>
/// <param name="Burst">Milliseconds from the last commit of many to the last screen that shows them all.</param>
/// <param name="Missed">Screens that never showed a change, counted for each.</param>
internal sealed record PushRound(double P50, double P95, double Burst, int Missed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a screen's wave, so that each change finds every screen at rest, as most do.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    public static async Task<PushRound> OfAsync(IPushSide side, int singles, int burst)
    {
        await side.PrepareAsync(singles + burst);
        var (times, missed) = (new List<double>(), 0);
        for (var i = 0; i < singles; i++)
        {
            await Task.Delay(Rest);
            var (arrivals, committed, lost) = await ChangesAsync(side, 1);
            times.AddRange(arrivals.Select(at => (at - committed).TotalMilliseconds));
            missed += lost;
        }

        await Task.Delay(Rest);
        var (last, end, late) = await ChangesAsync(side, burst);
        return new PushRound(times.Median(), times.Percentile(95), last.Count == 0 ? Patience.TotalMilliseconds : (last.Max() - end).TotalMilliseconds, missed + late);
    }

    /// <summary>So many changes, spread over a second; when each screen showed the last of them.</summary>
    private static async Task<(IReadOnlyList<DateTime> Arrivals, DateTime Committed, int Missed)> ChangesAsync(IPushSide side, int count)
    {
        var all = side.Screens.Expect(side.After(count));
        var commits = new List<Task<DateTime>>();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Math.Max(count, 1)));
        for (var i = 0; i < count; i++)
        {
            commits.Add(side.ChangeAsync());
            if (i < count - 1)
            {
                await beat.WaitForNextTickAsync();
            }
        }

        var committed = (await Task.WhenAll(commits)).Max();
        var (arrivals, missed) = await all.AsyncWithin(Patience);
        return (arrivals, committed, missed);
    }
}
