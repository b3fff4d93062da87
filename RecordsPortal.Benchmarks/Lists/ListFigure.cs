using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Benchmarks.Lists;

/// <summary>Any place of any order of the whole list, with its exact count.</summary>
internal sealed class ListFigure : IFigure
{
    private static readonly double[] Places = [0, 0.1, 0.5, 0.77, 1];

    public string Verb => "list";

    public string Title => "Fifty rows at any place of the student list in any order, with the exact count. The slowest of five places (0, 10, 50, 77 and 100 % down), up and down, in milliseconds.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var students in run.Students)
        {
            await using var archive = await Archive.OpenAsync(run, students);
            var floor = await archive.P95Async(run, archive.BareListAsync);
            rows.Add([$"{Timing.Count(students)}: floor, count and first page in SQLite alone", Timing.Milliseconds(floor), "", ""]);
            foreach (var sort in StudentListQuery.Sorts)
            {
                rows.Add([
                    $"{Timing.Count(students)}: by {sort}", Timing.Milliseconds(await SlowestAsync(run, archive, "registrar", sort)),
                    Timing.Milliseconds(await SlowestAsync(run, archive, "officer", sort)), "30 / 100"]);
            }
        }

        return new FigureTable(["students on record, order", "whole college", "one school", "wanted"], rows);
    }

    private static async Task<double> SlowestAsync(FigureRun run, Archive archive, string user, string sort)
    {
        var total = await archive.AskAsync(user, new StudentListQuery { Sort = sort });
        var slowest = 0.0;
        foreach (var place in Places)
        {
            foreach (var descending in (bool[])[false, true])
            {
                var query = new StudentListQuery { Sort = sort, Descending = descending, At = Math.Max(0, (int)(place * total) - 1) };
                slowest = Math.Max(slowest, await archive.MedianAsync(run, () => archive.AskAsync(user, query)));
            }
        }

        return slowest;
    }
}
