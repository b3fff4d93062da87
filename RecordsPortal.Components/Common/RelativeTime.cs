using Microsoft.Extensions.Localization;

namespace RecordsPortal.Components.Common;

/// <summary>How long ago, in words. The script times.js counts on from here with the same steps, so change both together.</summary>
internal static class RelativeTime
{
    /// <summary>From this age on a day says more than a count.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromDays(7);

    /// <summary>"3 秒前"; from <see cref="Limit"/> on the day itself. A time in the future is a clock that disagrees, and reads as just now.</summary>
    public static string Describe(DateTime utc, TimeProvider time, IStringLocalizer<CommonText> words)
    {
        var age = time.GetUtcNow().UtcDateTime - utc;
        return age switch
        {
            { TotalSeconds: < 1 } => words["JustNow"],
            { TotalMinutes: < 1 } => words["SecondsAgo", (int)age.TotalSeconds],
            { TotalHours: < 1 } => words["MinutesAgo", (int)age.TotalMinutes],
            { TotalDays: < 1 } => words["HoursAgo", (int)age.TotalHours],
            _ when age < Limit => words["DaysAgo", (int)age.TotalDays],
            _ => Dates.Day(utc, time.LocalTimeZone),
        };
    }
}
