using System.Globalization;
using System.Text;

namespace RecordsPortal.Core.Reference;

/// <summary>
/// Names in letters, for sorting and searching: lower case, without tones or spaces, v for ü. Never for documents, where a person's own spelling counts.
/// </summary>
public static class Pinyin
{
    private static readonly Lazy<Table> _table = new(Table.Load);

    /// <summary>
    /// shanxiaoming for 单晓明: a surname in its surname's reading, compound surnames too; a name with · has no surname.
    /// Latin letters stay, a character without a known reading stays as it is.
    /// </summary>
    public static string Full(string? name) => string.Concat(Syllables(name));

    /// <summary>sxm for 单晓明, mmtkde for 买买提·卡德尔, al for Anna Lee.</summary>
    public static string Initials(string? name) => string.Concat(Syllables(name).Select(syllable => StringInfo.GetNextTextElement(syllable)));

    /// <summary>Every reading of every character, the commonest first; a character without one answers to itself.</summary>
    internal static string[][] Readings(string text) => [.. text.EnumerateRunes().Select(rune => _table.Value.Of(rune))];

    private static IEnumerable<string> Syllables(string? name)
    {
        var text = name ?? "";
        var surname = text.Contains('·') ? [] : _table.Value.Surname(text);
        foreach (var syllable in surname)
        {
            yield return syllable;
        }

        foreach (var syllable in Words(text.EnumerateRunes().Skip(surname.Length)))
        {
            yield return syllable;
        }
    }

    // A Latin word is one syllable, so that its initial is one letter; marks between words are dropped, since nobody types them to search.
    private static IEnumerable<string> Words(IEnumerable<Rune> runes)
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
                yield return word.ToString();
                word.Clear();
            }

            if (isHan)
            {
                yield return _table.Value.Of(rune)[0];
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
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
