using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>Where in a name lies what somebody typed, in characters or in letters, so that it can be marked.</summary>
public static class NameMatch
{
    /// <returns>Null where it lies nowhere; places count in UTF-16 units.</returns>
    public static (int Start, int Length)? Of(string name, string typed)
    {
        var sought = Characters.Without(typed, char.IsWhiteSpace).ToLowerInvariant();
        if (sought.Length == 0)
        {
            return null;
        }

        var at = name.IndexOf(sought, StringComparison.OrdinalIgnoreCase);
        return at >= 0 ? (at, sought.Length) : ByLetters(name, sought);
    }

    private static (int Start, int Length)? ByLetters(string name, string sought)
    {
        var runes = name.EnumerateRunes().ToArray();
        var readings = Pinyin.Readings(name);
        for (var first = 0; first < runes.Length; first++)
        {
            if (PinyinMatch.Of(sought, readings.AsSpan(first)) is { } match)
            {
                var start = runes[..first].Sum(rune => rune.Utf16SequenceLength);
                return (start, runes[first..Math.Min(runes.Length, first + match.Characters)].Sum(rune => rune.Utf16SequenceLength));
            }
        }

        return null;
    }
}
