namespace RecordsPortal.Core.Intake.Import;

/// <summary>What became of a file: a sheet that can be read to its end, or the reason why not.</summary>
public abstract record SheetOpening
{
    private SheetOpening()
    {
    }

    public sealed record Opened(AdmissionSheet Sheet) : SheetOpening;

    /// <summary><paramref name="Key"/> is one of <see cref="ImportRefusals"/>.</summary>
    public sealed record Refused(string Key, params IReadOnlyList<string> Facts) : SheetOpening;
}
