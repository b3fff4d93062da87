using System.Text;

namespace RecordsPortal.Core.Documents.Drawing;

/// <param name="Person">Null where it is no person's data.</param>
internal sealed record MissingGlyph(Guid? Person, Rune Character);

/// <summary>A document may not show a box where a character should be: it is not made, and who has which character is said.</summary>
internal sealed class MissingGlyphException(IReadOnlyList<MissingGlyph> missing) : Exception("The fonts of documents lack characters of this one.")
{
    public IReadOnlyList<MissingGlyph> Missing => missing;
}

internal static class MissingGlyphs
{
    /// <exception cref="MissingGlyphException">A character on some page is in no font.</exception>
    public static void Stop(IReadOnlyList<LaidOut> documents)
    {
        var missing = Texts(documents).SelectMany(text => DocumentFonts.Missing(text.Text, text.Style.IsBold).Select(character => new MissingGlyph(text.About, character))).Distinct().ToList();
        if (missing.Count > 0)
        {
            throw new MissingGlyphException(missing);
        }
    }

    public static IEnumerable<TextMark> Texts(IEnumerable<LaidOut> documents) =>
        documents.SelectMany(document => document.Pages).SelectMany(page => page).OfType<TextMark>();
}
