namespace RecordsPortal.Core.Documents.Drawing;

internal enum Align
{
    Start,
    Middle,
    End,
}

/// <param name="Points">The size of the letters in points.</param>
internal readonly record struct TextStyle(float Points, bool IsBold = false)
{
    private const float Leading = 1.32f;
    private const float MillimetresPerPoint = 25.4f / 72f;

    /// <summary>Values of people and records: always Regular, the font that has their characters.</summary>
    public static TextStyle Value { get; } = new(9.5f);

    public static TextStyle Small { get; } = new(8f);

    public static TextStyle Label { get; } = new(9f, IsBold: true);

    public static TextStyle Title { get; } = new(18f, IsBold: true);

    /// <summary>In millimetres.</summary>
    public float Size => Points * MillimetresPerPoint;

    /// <summary>From one base line to the next, in millimetres.</summary>
    public float LineHeight => Size * Leading;

    /// <summary>From the top of a line to its base line, in millimetres, the letters sitting in the middle of the line.</summary>
    public float Baseline
    {
        get
        {
            var font = DocumentFonts.Of(IsBold);
            var (above, below) = (Size * font.Ascent / font.UnitsPerEm, Size * font.Descent / font.UnitsPerEm);
            return ((LineHeight - above - below) / 2) + above;
        }
    }

    /// <summary>In millimetres.</summary>
    public float WidthOf(string text)
    {
        var font = DocumentFonts.Of(IsBold);
        var units = 0;
        foreach (var character in text.EnumerateRunes())
        {
            units += font.AdvanceOf(font.GlyphOf(character));
        }

        return Size * units / font.UnitsPerEm;
    }
}
