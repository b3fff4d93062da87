using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Demo;

/// <summary>Where invented people come from: mostly Hunan, and from a place that really exists.</summary>
internal sealed class DemoPlaces
{
    private const string Hunan = "43";

    private static readonly string[] Elsewhere = ["13", "34", "36", "37", "41", "42", "44", "45", "51", "52", "53", "61", "62", "65"];
    private static readonly string[] Streets = ["解放路", "人民路", "建设路", "中山路", "书院路", "五一大道", "文化路", "湘江路", "韶山路", "团结村", "新华街", "东风路"];
    private static readonly string[] Schools = ["第一中学", "第二中学", "第三中学", "实验中学", "职业中专", "湘才学校"];

    private readonly ILookup<string, Division> _current = Counties(current: true);
    private readonly ILookup<string, Division> _former = Counties(current: false);

    public Division County(Random random, bool elsewhere) => Pick(random, _current[elsewhere ? Elsewhere[random.Next(Elsewhere.Length)] : Hunan]);

    /// <summary>The division an ID number begins with: that of the first registration, now and then one that no longer exists.</summary>
    public string IdArea(Random random, string origin) => random.Next(100) switch
    {
        < 85 => origin,
        < 93 => Pick(random, _former[origin[..2]].DefaultIfEmpty(Divisions.Find(origin)!)).Code,
        _ => County(random, elsewhere: true).Code,
    };

    public static string Street(Random random) => $"{Streets[random.Next(Streets.Length)]}{random.Next(1, 400)}号";

    public static string School(Random random, string origin) =>
        (Divisions.Path(origin).ElementAtOrDefault(1) ?? Divisions.Path(origin)[0]).Name + Schools[random.Next(Schools.Length)];

    private static Division Pick(Random random, IEnumerable<Division> among) => among.ElementAt(random.Next(among.Count()));

    private static ILookup<string, Division> Counties(bool current) => Divisions.All
        .Where(division => division.Level == DivisionLevel.County && division.IsCurrent == current)
        .ToLookup(division => division.Code[..2]);
}
