namespace RecordsPortal.Core.Reference;

/// <summary>How far letters reach into a name: zhuzhou, zz and zhuz all begin 株洲市, and 长 answers to chang as to zhang.</summary>
internal static class PinyinMatch
{
    /// <summary>Null unless the name begins with what was typed; the last syllable may be unfinished.</summary>
    public static (int Characters, bool HasInitials)? Of(ReadOnlySpan<char> query, ReadOnlySpan<string[]> readings)
    {
        if (query.IsEmpty)
        {
            return (0, false);
        }

        if (readings.IsEmpty)
        {
            return null;
        }

        (int Characters, bool HasInitials)? best = null;
        foreach (var reading in readings[0])
        {
            best = Better(best, Whole(query, reading, readings[1..]));
            best = Better(best, Initial(query, reading, readings[1..]));
        }

        return best;
    }

    private static (int, bool)? Whole(ReadOnlySpan<char> query, string reading, ReadOnlySpan<string[]> rest)
    {
        if (reading.Length > 1 && query.Length > 1 && query.Length < reading.Length)
        {
            return reading.AsSpan().StartsWith(query) ? (1, false) : null;
        }

        return query.StartsWith(reading) && Of(query[reading.Length..], rest) is var (characters, hasInitials) ? (characters + 1, hasInitials) : null;
    }

    private static (int, bool)? Initial(ReadOnlySpan<char> query, string reading, ReadOnlySpan<string[]> rest) =>
        reading.Length > 0 && query[0] == reading[0] && Of(query[1..], rest) is var (characters, _) ? (characters + 1, true) : null;

    // Spelled out goes before abbreviated: "lian" is 连 before it is 六安 by halves.
    private static (int Characters, bool HasInitials)? Better((int Characters, bool HasInitials)? one, (int Characters, bool HasInitials)? other) =>
        one is null || other is { HasInitials: false } && one is { HasInitials: true } ? other ?? one : one;
}
