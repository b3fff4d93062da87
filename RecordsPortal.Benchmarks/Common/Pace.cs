using System.Diagnostics;

namespace RecordsPortal.Benchmarks.Common;

/// <summary>How fast something went, and how much of the processor each of it took: on a machine that others use too, the second says more.</summary>
/// <param name="Microseconds">Of processor time, of all threads, for one of them.</param>
internal readonly record struct Pace(double PerSecond, double Microseconds)
{
    public static async Task<Pace> OfAsync(Func<Task<int>> work)
    {
        using var process = Process.GetCurrentProcess();
        var (began, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        var done = await work();
        var passed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        return new Pace(done / passed.TotalSeconds, (process.TotalProcessorTime - used).TotalMicroseconds / done);
    }
}
