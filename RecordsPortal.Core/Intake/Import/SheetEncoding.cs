using System.Text;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>Text of a .csv: UTF-8 with or without its mark, UTF-16 with one, or GB 18030, which Chinese Excel writes by default.</summary>
internal static class SheetEncoding
{
    private const int Gb18030 = 54936;

    public static string Decode(byte[] content)
    {
        var text = content switch
        {
            [0xFF, 0xFE, ..] => Try(Encoding.Unicode, content.AsSpan(2)),
            [0xFE, 0xFF, ..] => Try(Encoding.BigEndianUnicode, content.AsSpan(2)),
            [0xEF, 0xBB, 0xBF, ..] => Try(Encoding.UTF8, content.AsSpan(3)),
            _ => Try(Encoding.UTF8, content) ?? Try(CodePagesEncodingProvider.Instance.GetEncoding(Gb18030)!, content),
        };

        // Pictures and documents decode as GB 18030 more often than one would think, but only they contain NUL.
        return text is null || text.Contains('\0') || IsMarkup(text) ? throw new SheetRefusedException(ImportRefusals.NotASheet) : text;
    }

    private static bool IsMarkup(string text) => text.AsSpan(0, Math.Min(text.Length, 100)).TrimStart() is ['<', ..] or ['%', 'P', 'D', 'F', ..];

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            var strict = (Encoding)encoding.Clone();
            strict.DecoderFallback = DecoderFallback.ExceptionFallback;
            return strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
