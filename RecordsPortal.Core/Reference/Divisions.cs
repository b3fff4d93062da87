namespace RecordsPortal.Core.Reference;

/// <summary>
/// The tree of administrative divisions as people know it: the districts of a municipality and the counties a province
/// administers itself hang directly under the province, although their codes put a level between that has no name of its own.
/// </summary>
public static class Divisions
{
    private static readonly Lazy<Tree> _tree = new(Tree.Load);

    public static Division? Find(string? code) => code is null ? null : _tree.Value.ByCode.GetValueOrDefault(code);

    public static bool IsKnown(string? code) => Find(code) is not null;

    public static bool IsCurrent(string? code) => Find(code) is { IsCurrent: true };

    /// <summary>Current divisions only, in code order; the provinces for null. Empty where nothing lies below, as under 东莞 (441900).</summary>
    public static IReadOnlyList<Division> ChildrenOf(string? code) => _tree.Value.Children.GetValueOrDefault(code ?? "") ?? [];

    /// <summary>湖南省株洲市天元区; historical places too. Empty for a code nobody ever issued.</summary>
    public static string FullName(string? code) => string.Concat(Path(code).Select(division => division.Name));

    /// <summary>From the province down to the place itself, without the levels that have no name of their own.</summary>
    public static IReadOnlyList<Division> Path(string? code)
    {
        var path = new List<Division>();
        for (var at = Find(code); at is not null; at = Find(at.Parent))
        {
            if (!IsUnnamed(at))
            {
                path.Insert(0, at);
            }
        }

        return path;
    }

    /// <summary>True while a choice remains below: 株洲市 needs its county, 东莞市 and 香港 have none to give.</summary>
    public static bool RequiresCounty(string? code) => IsCurrent(code) && ChildrenOf(code).Count > 0;

    /// <summary>Current places by characters, whole pinyin or initials (株洲, zhuzhou, zz, 湖南天元), the best first.</summary>
    public static IReadOnlyList<Division> Search(string? text, int limit) => DivisionSearch.Find(text, limit);

    /// <summary>
    /// The place a text names, such as 湖南省邵阳市大祥区 or 湖南邵阳大祥区. Null where the text says more than a place, less than one, or
    /// could mean several (朝阳区). A place that no longer exists is found too: ask <see cref="Division.IsCurrent"/>.
    /// </summary>
    public static Division? Parse(string? text) => DivisionText.Split(text) is (var place, "") ? place : null;

    /// <summary>An address split into the place it begins with, if it names one, and whatever follows.</summary>
    public static (Division? Place, string After) Split(string? text) => DivisionText.Split(text);

    internal static IEnumerable<Division> All => _tree.Value.ByCode.Values;

    internal static bool IsUnnamed(Division division) => IsUnnamed(division, Find(division.Parent));

    // A level that exists in codes only, such as 110100 below 北京 or 省直辖县级行政区划.
    private static bool IsUnnamed(Division division, Division? parent) =>
        division.Level == DivisionLevel.Prefecture
        && (division.Name is "县" or "市"
            || division.Name.EndsWith("直辖县级行政区划", StringComparison.Ordinal)
            || division.Name == parent?.Name);

    private sealed record Tree(SortedDictionary<string, Division> ByCode, Dictionary<string, IReadOnlyList<Division>> Children)
    {
        public static Tree Load()
        {
            var byCode = new SortedDictionary<string, Division>(StringComparer.Ordinal);
            foreach (var cells in ReferenceData.Rows("divisions.csv"))
            {
                var parent = cells[2].Length == 0 ? null : cells[2];
                byCode[cells[0]] = new Division(cells[0], cells[1], parent, (DivisionLevel)int.Parse(cells[3]), cells[4] == "1");
            }

            var below = byCode.Values.Where(division => division.IsCurrent).ToLookup(division => division.Parent ?? "");
            return new Tree(byCode, below.ToDictionary(group => group.Key, Named));

            IReadOnlyList<Division> Named(IGrouping<string, Division> group) =>
                [.. group.SelectMany(division => IsUnnamed(division, byCode.GetValueOrDefault(group.Key)) ? below[division.Code] : [division])];
        }
    }
}
