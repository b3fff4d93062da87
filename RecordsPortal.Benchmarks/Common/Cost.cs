using System.Diagnostics;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>What one thing cost when it was done many times, in milliseconds.</summary>
/// <param name="Times">By the clock, each.</param>
/// <param name="Processor">Of all threads, on average. On a machine that others use too it says more than the clock.</param>
internal sealed record Cost(IReadOnlyList<double> Times, double Processor)
{
    public double Median => Times.Median();

    public double P95 => Times.Percentile(95);

    public static async Task<Cost> OfAsync(int count, Func<Task> work)
    {
        await work();
        using var process = Process.GetCurrentProcess();
        var (times, used) = (new List<double>(), process.TotalProcessorTime);
        for (var i = 0; i < count; i++)
        {
            times.Add(await Timing.OfAsync(work));
        }

        process.Refresh();
        return new Cost(times, (process.TotalProcessorTime - used).TotalMilliseconds / count);
    }

    /// <summary>All of them together.</summary>
    public static Cost Of(IReadOnlyList<Cost> costs) => new([.. costs.SelectMany(cost => cost.Times)], costs.Average(cost => cost.Processor));
}
