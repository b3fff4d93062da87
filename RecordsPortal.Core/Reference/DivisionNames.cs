namespace RecordsPortal.Core.Reference;

/// <summary>The ways people write a division's name: 湘西 and 湘西州 for 湘西土家族苗族自治州, 天元 for 天元区.</summary>
internal static class DivisionNames
{
    private static readonly string[] _provinceEndings = ["特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"];
    private static readonly string[] _endings = ["自治州", "自治县", "自治旗", "地区", "特区", "林区", "盟", "市", "区", "县", "旗"];

    // Longest first, or 族 of one people would be taken for the end of another's name.
    private static readonly string[] _peoples =
        [.. EthnicGroups.Table.Items.SelectMany(item => new[] { item.Zh, item.Zh.TrimEnd('族') }).Where(name => name.Length > 1).OrderByDescending(name => name.Length)];

    /// <summary>Without the words for its kind and the peoples an autonomous place is named after; never shorter than two characters.</summary>
    public static string Short(Division division)
    {
        var endings = division.Level == DivisionLevel.Province ? _provinceEndings : _endings;
        var ending = endings.FirstOrDefault(end => EndsWith(division.Name, end)) ?? "";
        var name = division.Name[..^ending.Length];
        while (ending.StartsWith("自治", StringComparison.Ordinal) && _peoples.FirstOrDefault(people => EndsWith(name, people)) is { } people)
        {
            name = name[..^people.Length];
        }

        return name;
    }

    /// <summary>The names a text may use for a province or prefecture, besides its official one.</summary>
    public static IEnumerable<string> Spoken(Division division)
    {
        var name = Short(division);
        yield return name;
        if (division.Name.EndsWith("自治州", StringComparison.Ordinal))
        {
            yield return name + "州";
        }
    }

    private static bool EndsWith(string name, string ending) =>
        name.Length >= ending.Length + 2 && name.EndsWith(ending, StringComparison.Ordinal);
}
