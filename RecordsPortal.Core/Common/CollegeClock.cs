namespace RecordsPortal.Core.Common;

/// <summary>The college's own time: stored instants are UTC, days and deadlines are the college's.</summary>
public sealed class CollegeClock(TimeProvider time)
{
    /// <summary>Now in UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Today where the college is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>How long until the clock on the college's wall next shows this time; a full day if it shows it now.</summary>
    public TimeSpan Until(TimeOnly wall)
    {
        var today = StartOf(Today) + wall.ToTimeSpan();
        return (today > Now ? today : StartOf(Today.AddDays(1)) + wall.ToTimeSpan()) - Now;
    }

    /// <summary>Whether that time of today has come.</summary>
    public bool IsPast(TimeOnly wall) => StartOf(Today) + wall.ToTimeSpan() <= Now;

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), time.LocalTimeZone);

    /// <summary>The first instant (UTC) of a day of the college.</summary>
    public DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), time.LocalTimeZone);
}
