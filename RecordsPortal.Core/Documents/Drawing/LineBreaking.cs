using System.Text;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// Breaks a text into lines as Chinese is set: anywhere between two characters, but no line begins with a closing mark or ends with an opening
/// one, and words and numbers stay whole where they fit. Nothing is lost: the lines put together are the text again, blanks included.
/// </summary>
internal static class LineBreaking
{
    private const string Closing = "，。、；：？！）》」』】〉〕…—·％’”,.;:?!)]}%";
    private const string Opening = "（《「『【〈〔‘“([{";

    public static IReadOnlyList<string> Lines(string text, TextStyle style, float width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var unit in Units(paragraph).SelectMany(unit => Fitting(unit, style, width)))
            {
                // A blank at the end of a line takes no room.
                if (line.Length > 0 && style.WidthOf(line) + style.WidthOf(unit.TrimEnd()) > width)
                {
                    lines.Add(line);
                    line = "";
                }

                line += unit;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>What must not be parted: a character with the marks that lean on it, or a word with the blank after it.</summary>
    private static IEnumerable<string> Units(string text)
    {
        var unit = new StringBuilder();
        Rune? before = null;
        foreach (var character in text.EnumerateRunes())
        {
            if (before is { } last && MayPart(last, character))
            {
                yield return unit.ToString();
                unit.Clear();
            }

            unit.Append(character);
            before = character;
        }

        if (unit.Length > 0)
        {
            yield return unit.ToString();
        }
    }

    private static bool MayPart(Rune before, Rune after) =>
        !Is(Closing, after) && !Is(Opening, before) && after.Value != ' ' && (before.Value == ' ' || Han.Is(before) || Han.Is(after) || IsWide(before) || IsWide(after));

    private static bool Is(string marks, Rune character) => character.IsBmp && marks.Contains((char)character.Value);

    /// <summary>Chinese marks and full-width letters.</summary>
    private static bool IsWide(Rune character) => character.Value is (>= 0x3000 and <= 0x30FF) or (>= 0xFF00 and <= 0xFFEF) or 0x2014 or 0x2026;

    /// <summary>A unit wider than the whole line is broken where it must be: better than text over the rule.</summary>
    private static IEnumerable<string> Fitting(string unit, TextStyle style, float width)
    {
        if (style.WidthOf(unit.TrimEnd()) <= width)
        {
            yield return unit;
            yield break;
        }

        var part = "";
        foreach (var character in unit.EnumerateRunes().Select(rune => rune.ToString()))
        {
            if (part.Length > 0 && style.WidthOf(part + character) > width)
            {
                yield return part;
                part = "";
            }

            part += character;
        }

        yield return part;
    }
}
