using System.Globalization;

namespace RecordsPortal.Components.Common;

/// <summary>Dates and times as people read them, in the language of the screen. Order follows the day's own habits, never the server's culture.</summary>
public static class Dates
{
    private static bool Chinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>2026年9月1日, or 1 Sep 2026.</summary>
    public static string Day(DateOnly day) => Format(day.ToDateTime(TimeOnly.MinValue), "yyyy年M月d日", "d MMM yyyy");

    /// <summary>2026年9月1日 09:12, or 1 Sep 2026 09:12, in <paramref name="zone"/>.</summary>
    public static string Minute(DateTimeOffset at, TimeZoneInfo zone) => Format(Local(at, zone), "yyyy年M月d日 HH:mm", "d MMM yyyy HH:mm");

    /// <summary>2026年9月1日 09:12:03, or 1 Sep 2026 09:12:03, in <paramref name="zone"/>.</summary>
    public static string Second(DateTimeOffset at, TimeZoneInfo zone) => Format(Local(at, zone), "yyyy年M月d日 HH:mm:ss", "d MMM yyyy HH:mm:ss");

    /// <summary>09:12:03 in <paramref name="zone"/>, for "saved at" beside a form.</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) => Format(Local(at, zone), "HH:mm:ss", "HH:mm:ss");

    private static DateTime Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    // English month names come from the invariant culture, because some systems' "en" says Sept. and others Sep.
    private static string Format(DateTime value, string chinese, string english) =>
        value.ToString(Chinese ? chinese : english, CultureInfo.InvariantCulture);
}
