using System.Text;
using System.Xml;

namespace RecordsPortal.Core.Common;

/// <summary>Text as a workbook can hold it.</summary>
internal static class SheetText
{
    /// <summary>A cell holds no more characters than this; Excel repairs a longer one by dropping the sheet.</summary>
    public const int Longest = 32_767;

    /// <summary>
    /// Without control characters, of which a single one makes the whole workbook unreadable, and bounded. Characters outside the first plane,
    /// as in rare names, stay whole.
    /// </summary>
    public static string Printable(string text)
    {
        var bounded = text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        return bounded.AsSpan().ContainsAnyExceptInRange(' ', '\uD7FF') ? string.Concat(bounded.EnumerateRunes().Where(IsXml)) : bounded;
    }

    private static bool IsXml(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
