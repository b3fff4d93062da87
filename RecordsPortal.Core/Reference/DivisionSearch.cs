namespace RecordsPortal.Core.Reference;

/// <summary>Finds a place while it is being typed.</summary>
internal static class DivisionSearch
{
    // No place needs more, and a pasted page must not be compared with every division of the country.
    private const int LongestQuery = 40;

    private static readonly Lazy<Entry[]> _entries = new(() =>
        [.. Divisions.All.Where(division => division.IsCurrent && !Divisions.IsUnnamed(division)).Select(Entry.Of)]);

    public static IReadOnlyList<Division> Find(string? text, int limit)
    {
        var query = string.Concat((text ?? "").Where(character => char.IsLetterOrDigit(character) || char.IsSurrogate(character))).ToLowerInvariant();
        if (query.Length is 0 or > LongestQuery)
        {
            return [];
        }

        var rank = query.All(char.IsAsciiLetter) ? (Func<Entry, string, int?>)ByPinyin : ByCharacters;
        return [.. _entries.Value
            .Select(entry => (entry.Division, Rank: rank(entry, query)))
            .Where(found => found.Rank is not null)
            .OrderBy(found => found.Rank)
            .ThenBy(found => found.Division.Level)
            .ThenBy(found => found.Division.Code, StringComparer.Ordinal)
            .Take(limit)
            .Select(found => found.Division)];
    }

    private static int? ByCharacters(Entry entry, string query) => entry switch
    {
        _ when query == entry.Division.Name || query == entry.Short => 0,
        _ when entry.Division.Name.StartsWith(query, StringComparison.Ordinal) => 1,
        _ when entry.Division.Name.Contains(query, StringComparison.Ordinal) => 3,
        _ when query == entry.Division.Code => 0,
        _ when HasInOrder(entry.FullName, query) && query.EndsWith(entry.Short, StringComparison.Ordinal) => 4,
        _ when HasInOrder(entry.FullName, query) => 5,
        _ => null,
    };

    private static int? ByPinyin(Entry entry, string query)
    {
        if (PinyinMatch.Of(query, entry.Readings) is { } match)
        {
            var isWhole = match.Characters == entry.Division.Name.Length || match.Characters == entry.Short.Length;
            return (isWhole ? 0 : 1) + (match.HasInitials ? 2 : 0);
        }

        return PinyinMatch.Of(query, entry.SpokenReadings) is not null ? 5 : null;
    }

    // 湖南天元 finds 湖南省株洲市天元区.
    private static bool HasInOrder(string name, string query)
    {
        var at = 0;
        foreach (var character in name)
        {
            if (at < query.Length && character == query[at])
            {
                at++;
            }
        }

        return at == query.Length;
    }

    private sealed record Entry(Division Division, string Short, string FullName, string[][] Readings, string[][] SpokenReadings)
    {
        public static Entry Of(Division division)
        {
            // Nobody spells 省 and 市 on the way down: hunanchangsha, not hunanshengchangshashi.
            var spoken = string.Concat(Divisions.Path(division.Code).Select(DivisionNames.Short));
            return new(division, DivisionNames.Short(division), Divisions.FullName(division.Code), Pinyin.Readings(division.Name), Pinyin.Readings(spoken));
        }
    }
}
