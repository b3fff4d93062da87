namespace RecordsPortal.Core.Intake.Entry;

public enum EntryGate
{
    /// <summary>No dates are set for this year and route.</summary>
    NotAnnounced,
    NotYetOpen,
    Open,
    Over,
}

/// <summary>When one student may enter.</summary>
/// <param name="ClosesOn">The last day, inclusive, whatever made it the last.</param>
/// <param name="IsExtended">True where it is later for this student than for the others.</param>
public sealed record EntryDates(DateOnly? OpensOn, DateOnly? ClosesOn, bool IsExtended)
{
    /// <summary>A return always leaves so many days to mend it, or a case returned on the last evening could never be mended.</summary>
    public const int DaysToMend = 3;

    public EntryGate On(DateOnly today) => (OpensOn, ClosesOn) switch
    {
        (_, null) => EntryGate.NotAnnounced,
        ({ } opens, _) when today < opens => EntryGate.NotYetOpen,
        (_, { } closes) when today > closes => EntryGate.Over,
        _ => EntryGate.Open,
    };

    /// <param name="windows">Those of the student's year; a window of the student's own route goes before the one for all.</param>
    internal static EntryDates Of(IReadOnlyList<IntakeWindow> windows, string route, DateOnly? extendedUntil, DateOnly? returnedOn)
    {
        var window = windows.FirstOrDefault(w => w.Route == route) ?? windows.FirstOrDefault(w => w.Route is null);
        DateOnly?[] later = [extendedUntil, returnedOn?.AddDays(DaysToMend)];
        var own = later.Max();
        return own > window?.ClosesOn || window is null
            ? new(window?.OpensOn, own ?? window?.ClosesOn, own is not null)
            : new(window.OpensOn, window.ClosesOn, false);
    }
}
