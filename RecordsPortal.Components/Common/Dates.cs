using System.Globalization;

namespace RecordsPortal.Components.Common;

/// <summary>Dates and times as people read them, in the language of the screen, never in the server's. Instants go in as UTC and come out in the zone.</summary>
public static class Dates
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>2026年9月1日, or 1 Sep 2026.</summary>
    public static string Day(DateOnly day) => Format(day.ToDateTime(TimeOnly.MinValue), "yyyy年M月d日", "d MMM yyyy");

    /// <summary>The day on which an instant falls in <paramref name="zone"/>.</summary>
    public static string Day(DateTime utc, TimeZoneInfo zone) => Day(DateOnly.FromDateTime(Local(utc, zone)));

    /// <summary>2026年9月1日 09:12, or 1 Sep 2026 09:12, in <paramref name="zone"/>.</summary>
    public static string Minute(DateTime utc, TimeZoneInfo zone) => Format(Local(utc, zone), "yyyy年M月d日 HH:mm", "d MMM yyyy HH:mm");

    /// <summary>2026年9月1日 09:12:03, or 1 Sep 2026 09:12:03, in <paramref name="zone"/>.</summary>
    public static string Second(DateTime utc, TimeZoneInfo zone) => Format(Local(utc, zone), "yyyy年M月d日 HH:mm:ss", "d MMM yyyy HH:mm:ss");

    /// <summary>09:12:03 in <paramref name="zone"/>, for "saved at" beside a form.</summary>
    public static string Clock(DateTime utc, TimeZoneInfo zone) => Format(Local(utc, zone), "HH:mm:ss", "HH:mm:ss");

    // What comes out of the database has lost its kind, and would count as the machine's own time.
    private static DateTime Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    // English month names come from the invariant culture, because some systems' "en" says Sept. and others Sep.
    private static string Format(DateTime value, string chinese, string english) =>
        value.ToString(IsChinese ? chinese : english, CultureInfo.InvariantCulture);
}
