using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>Reads a place from free text, from the province down, level by level.</summary>
internal static class DivisionText
{
    private static readonly string[] _fillers = ["市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"];

    // An import reads an address in each of 20,000 rows: asking 4,000 divisions each time takes seconds, the first character leaves a handful.
    private static readonly Lazy<ILookup<(string Scope, char First), Name>> _names = new(() =>
        Names().ToLookup(name => (name.Scope, name.Text[0])));

    public static (Division? Place, string After) Split(string? text)
    {
        var rest = Characters.Without(text ?? "", char.IsWhiteSpace);
        Division? place = null;
        while (Next(place, rest) is { } name)
        {
            place = name.Division;
            rest = WithoutFiller(place, rest[name.Text.Length..]);
        }

        return (place, rest);
    }

    // A name that several places of the same rank share decides nothing; what exists today goes before what once did.
    private static Name? Next(Division? place, string rest)
    {
        if (rest.Length == 0)
        {
            return null;
        }

        var best = _names.Value[(place?.Code ?? "", rest[0])]
            .Where(name => name.OnlyAtEnd ? rest == name.Text : rest.StartsWith(name.Text, StringComparison.Ordinal))
            .OrderByDescending(Rank)
            .Take(2)
            .ToArray();
        return best is [var first, var second] && Rank(first) == Rank(second) && first.Division != second.Division ? null : best.FirstOrDefault();

        static (int, bool, int) Rank(Name name) => (name.Text.Length, name.Division.IsCurrent, -(int)name.Division.Level);
    }

    private static IEnumerable<Name> Names()
    {
        foreach (var division in Divisions.All.Where(division => !Divisions.IsUnnamed(division) && !_fillers.Contains(division.Name)))
        {
            foreach (var scope in Divisions.Path(division.Code).SkipLast(1).Select(above => above.Code).Prepend(""))
            {
                yield return new(scope, division.Name, division, OnlyAtEnd: false);

                // A county's short name counts only where the text ends with it: 岳麓大道 begins with 岳麓 and names a road.
                var isCounty = division.Level == DivisionLevel.County;
                foreach (var spoken in division.IsCurrent && !(isCounty && scope == "") ? DivisionNames.Spoken(division) : [])
                {
                    yield return new(scope, spoken, division, OnlyAtEnd: isCounty);
                }
            }
        }
    }

    // 北京市北京市东城区 and 北京市市辖区东城区 name the level that has no name.
    private static string WithoutFiller(Division place, string rest)
    {
        var filler = _fillers.Prepend(place.Name).FirstOrDefault(text => rest.StartsWith(text, StringComparison.Ordinal)) ?? "";
        return rest[filler.Length..];
    }

    private sealed record Name(string Scope, string Text, Division Division, bool OnlyAtEnd);
}
