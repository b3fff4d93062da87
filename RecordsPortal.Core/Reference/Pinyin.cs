using System.Globalization;
using System.Text;

namespace RecordsPortal.Core.Reference;

/// <summary>
/// Names in letters, for sorting and searching: lower case, without tones or spaces, v for ü. Never for documents, where a person's own spelling counts.
/// </summary>
public static class Pinyin
{
    /// <summary>Rarer readings stand in dictionaries; nobody hears them in a name.</summary>
    private const int MostReadings = 2;

    private static readonly Lazy<Table> _table = new(Table.Load);

    /// <summary>
    /// shanxiaoming for 单晓明: a surname in its surname's reading, compound surnames too; a name with · has no surname.
    /// Latin letters stay, a character without a known reading stays as it is.
    /// </summary>
    public static string Full(string? name) => string.Concat(Syllables(name));

    /// <summary>sxm for 单晓明, mmtkde for 买买提·卡德尔, al for Anna Lee.</summary>
    public static string Initials(string? name) => string.Concat(Syllables(name).Select(syllable => StringInfo.GetNextTextElement(syllable)));

    /// <summary>
    /// Everything by whose beginning somebody may look for a name, in lower case and without marks: the name and its letters, the same without
    /// the surname, the initials, and the letters in the other readings of its characters.
    /// </summary>
    public static IReadOnlyList<string> Keys(string? name)
    {
        var text = name ?? "";
        var syllables = Spoken(text);
        var written = string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit)).ToLowerInvariant().EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        IEnumerable<string> keys =
        [
            string.Concat(written), .. Given(written),
            .. Given([.. syllables.Select(readings => readings[0])]),
            .. Said(syllables).Select(said => string.Concat(said)),
            // A surname has one initial: by the rare readings of common ones, Ding would stand among the Zhengs.
            .. Said([.. syllables.Select((readings, place) => place == 0 ? [readings[0]] : readings)]).Select(said => string.Concat(said.Select(part => StringInfo.GetNextTextElement(part)))),
        ];
        return [.. keys.Where(key => key.Length > 0).Distinct()];
    }

    /// <summary>Every reading of every character, the commonest first; a character without one answers to itself.</summary>
    internal static string[][] Readings(string text) => [.. text.EnumerateRunes().Select(rune => _table.Value.Of(rune))];

    private static IEnumerable<string> Syllables(string? name) => Spoken(name ?? "").Select(readings => readings[0]);

    /// <summary>The readings of each syllable, the one it has in this name first.</summary>
    private static List<string[]> Spoken(string text)
    {
        var surname = text.Contains('·') ? [] : _table.Value.Surname(text);
        // A compound surname is read in one way; the others of a single one are typed by those who do not know better.
        IEnumerable<string[]> first = surname is [var only]
            ? [[only, .. _table.Value.Of(text.EnumerateRunes().First()).Where(reading => reading != only)]]
            : surname.Select(syllable => (string[])[syllable]);
        return [.. first, .. Words(text.EnumerateRunes().Skip(surname.Length))];
    }

    /// <summary>The given name: without one syllable of surname, and without two where enough is left.</summary>
    private static IEnumerable<string> Given(string[] parts)
    {
        if (parts.Length > 1)
        {
            yield return string.Concat(parts[1..]);
        }

        if (parts.Length > 3)
        {
            yield return string.Concat(parts[2..]);
        }
    }

    /// <summary>The name said in its readings, one at a time in another than the usual: two characters misread at once are not looked for.</summary>
    private static IEnumerable<string[]> Said(List<string[]> syllables)
    {
        string[] usual = [.. syllables.Select(readings => readings[0])];
        yield return usual;
        foreach (var (place, readings) in syllables.Index())
        {
            foreach (var other in readings.Skip(1).Take(MostReadings))
            {
                yield return [.. usual[..place], other, .. usual[(place + 1)..]];
            }
        }
    }

    // A Latin word is one syllable, so that its initial is one letter; marks between words are dropped, since nobody types them to search.
    private static IEnumerable<string[]> Words(IEnumerable<Rune> runes)
    {
        var word = new StringBuilder();
        foreach (var rune in runes)
        {
            var isHan = _table.Value.ByRune.ContainsKey(rune) || (rune.Value >= 0x2E80 && Rune.IsLetter(rune));
            if (Rune.IsLetterOrDigit(rune) && !isHan)
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            if (word.Length > 0)
            {
                yield return [word.ToString()];
                word.Clear();
            }

            if (isHan)
            {
                yield return _table.Value.Of(rune);
            }
        }

        if (word.Length > 0)
        {
            yield return [word.ToString()];
        }
    }

    private sealed record Table(Dictionary<Rune, string[]> ByRune, Dictionary<string, string[]> Surnames)
    {
        public string[] Of(Rune rune) => ByRune.GetValueOrDefault(rune) ?? [rune.ToString()];

        /// <summary>The syllables of the surname where it reads otherwise than its characters do; empty where they read alike.</summary>
        public string[] Surname(string name)
        {
            var elements = name.EnumerateRunes().Take(3).Select(rune => rune.ToString()).ToArray();
            return elements switch
            {
                [var first, var second, _] when Surnames.TryGetValue(first + second, out var compound) => compound,
                [var first, ..] => Surnames.GetValueOrDefault(first) ?? [],
                _ => [],
            };
        }

        public static Table Load()
        {
            var table = new Table([], []);
            foreach (var cells in ReferenceData.Rows("pinyin.csv"))
            {
                if (cells[0].Length > 0)
                {
                    table.ByRune[new Rune(Convert.ToInt32(cells[0], 16))] = cells[2].Split(' ');
                }

                if (cells[0].Length == 0 || cells[3].Length > 0)
                {
                    table.Surnames[cells[1]] = (cells[0].Length == 0 ? cells[2] : cells[3]).Split(' ');
                }
            }

            return table;
        }
    }
}
