namespace RecordsPortal.Core.Demo;

/// <summary>The time the demonstration's history is written at: each save happens on its own past day.</summary>
internal sealed class DemoClock(DateTime now) : TimeProvider
{
    /// <summary>UTC.</summary>
    public DateTime Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
}
