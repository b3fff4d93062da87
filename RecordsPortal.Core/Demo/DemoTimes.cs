using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Demo;

/// <summary>When things happened in the intake under way, counted back from now, so that the queue looks alive on whatever day it is first started.</summary>
internal sealed class DemoTimes(CollegeClock clock, Random random)
{
    public const int IntakeDays = 24;

    public DateTime Now { get; } = clock.Now;

    public DateTime Imported { get; } = clock.StartOf(clock.Today.AddDays(-IntakeDays)).AddHours(9).AddMinutes(12);

    /// <summary>Any time since the list came in; more of it lately.</summary>
    public DateTime Lately() => Since(Imported.AddHours(3), Math.Sqrt(random.NextDouble()));

    public DateTime Before(DateTime at, double hours) => Later(Imported.AddHours(2), at.AddHours(-hours * random.NextDouble()).AddMinutes(-4 - random.Next(20)).AddSeconds(random.Next(60)));

    /// <summary>For the queue: more than half within a day, the rest older, a fifth past two days.</summary>
    public DateTime Waiting()
    {
        var hours = random.Next(100) switch
        {
            < 55 => 0.1 + random.NextDouble() * 23.6,
            < 80 => 24.2 + random.NextDouble() * 23.4,
            _ => 48.3 + random.NextDouble() * 46,
        };
        return Now.AddHours(-hours);
    }

    /// <summary>At a reviewer's desk: today or on a working hour of the days before.</summary>
    public DateTime AtDesk()
    {
        var today = Later(clock.StartOf(clock.Today), Now.AddHours(-7));
        return random.Next(100) < 9
            ? today.Add((Now - today) * random.NextDouble())
            : clock.StartOf(clock.Today.AddDays(-1 - random.Next(IntakeDays - 3))).AddHours(8.5 + random.NextDouble() * 9);
    }

    private DateTime Since(DateTime from, double share) => from.Add((Now - from) * share);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
