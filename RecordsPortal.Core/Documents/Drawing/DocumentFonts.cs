using System.Text;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// The two fonts of documents, read once for the life of the program. Regular has some 30,000 characters and is the one for people's data;
/// Bold has those of GB 2312 and is for the words of the form.
/// </summary>
internal static class DocumentFonts
{
    private static readonly Lazy<FontFile> _regular = new(() => Read("NotoSansSC-Regular.ttf"));
    private static readonly Lazy<FontFile> _bold = new(() => Read("NotoSansSC-Bold.ttf"));

    public static FontFile Of(bool isBold) => isBold ? _bold.Value : _regular.Value;

    /// <summary>The characters of a text that the font cannot draw, each once.</summary>
    public static IEnumerable<Rune> Missing(string text, bool isBold) =>
        text.EnumerateRunes().Where(character => Of(isBold).GlyphOf(character) == 0).Distinct();

    private static FontFile Read(string name)
    {
        using var stream = typeof(DocumentFonts).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new FontFile(bytes);
    }
}
