using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Benchmarks.Lists;

/// <summary>What somebody types into the search box, through the service, beside the same stretch of the index read by SQLite alone.</summary>
internal sealed class SearchFigure : IFigure
{
    private static readonly (string Kind, string[] Texts)[] Searches =
    [
        ("name, whole", ["王伟", "欧阳修文", "李敏华", "张建", "刘芳"]),
        ("name, its beginning", ["王伟", "陈文", "杨思", "周雨"]),
        ("surname alone", ["王", "李", "仇"]),
        ("pinyin", ["wangwei", "zhangj", "liumin", "chenwenb"]),
        ("initials", ["wwj", "zjg", "lfy"]),
        ("one letter", ["w", "z", "a"]),
        ("student number", ["9000000123", "90000", "9"]),
        ("candidate number", ["99000000000777", "9900000000"]),
    ];

    public string Verb => "search";

    public string Title => "Search among all students in the service: the first fifty rows by name with the exact count of all who match. p95 by the clock and mean of the processor, in milliseconds, over the texts of each kind.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var students in run.Students)
        {
            await using var archive = await Archive.OpenAsync(run, students);
            var floor = await Cost.OfAsync(Times(run), () => archive.BareSearchAsync("wangwei"));
            rows.Add([$"{Timing.Count(students)}: floor, `wangwei…` in SQLite alone", Timing.Milliseconds(floor.P95), Timing.Milliseconds(floor.Processor), "", "", ""]);
            foreach (var (kind, texts) in Searches)
            {
                var (college, school) = (await AskAsync(run, archive, "registrar", texts), await AskAsync(run, archive, "officer", texts));
                rows.Add([
                    $"{Timing.Count(students)}: {kind}", Timing.Milliseconds(college.P95), Timing.Milliseconds(college.Processor),
                    Timing.Milliseconds(school.P95), Timing.Milliseconds(school.Processor), "10"]);
            }
        }

        return new FigureTable(["students on record, what was typed", "whole college", "processor", "one school", "processor", "wanted"], rows);
    }

    private static int Times(FigureRun run) => run.IsQuick ? 1 : 20;

    private static async Task<Cost> AskAsync(FigureRun run, Archive archive, string user, IReadOnlyList<string> texts)
    {
        var costs = new List<Cost>();
        foreach (var text in texts)
        {
            costs.Add(await Cost.OfAsync(Times(run), () => archive.AskAsync(user, new StudentListQuery { Text = text, Sort = "name" })));
        }

        return Cost.Of(costs);
    }
}
