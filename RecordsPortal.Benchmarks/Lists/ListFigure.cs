using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Benchmarks.Lists;

/// <summary>Any place of any order of the whole list, with its exact count.</summary>
internal sealed class ListFigure : IFigure
{
    private static readonly double[] Places = [0, 0.1, 0.5, 0.77, 1];

    public string Verb => "list";

    public string Title => "Fifty rows at any place of the student list in any order, with the exact count. The slowest of five places (0, 10, 50, 77 and 100 % down), up and down: median by the clock and mean of the processor, in milliseconds.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var students in run.Students)
        {
            await using var archive = await Archive.OpenAsync(run, students);
            var floor = await Cost.OfAsync(run.Rounds, archive.BareListAsync);
            rows.Add([$"{Timing.Count(students)}: floor, count and first page in SQLite alone", Timing.Milliseconds(floor.Median), Timing.Milliseconds(floor.Processor), "", "", ""]);
            foreach (var sort in StudentListQuery.Sorts)
            {
                var (college, school) = (await SlowestAsync(run, archive, "registrar", sort), await SlowestAsync(run, archive, "officer", sort));
                rows.Add([
                    $"{Timing.Count(students)}: by {sort}", Timing.Milliseconds(college.Median), Timing.Milliseconds(college.Processor),
                    Timing.Milliseconds(school.Median), Timing.Milliseconds(school.Processor), "30 / 100"]);
            }
        }

        return new FigureTable(["students on record, order", "whole college", "processor", "one school", "processor", "wanted"], rows);
    }

    /// <summary>The place one waits for longest.</summary>
    private static async Task<Cost> SlowestAsync(FigureRun run, Archive archive, string user, string sort)
    {
        var total = await archive.AskAsync(user, new StudentListQuery { Sort = sort });
        var costs = new List<Cost>();
        foreach (var place in Places)
        {
            foreach (var descending in (bool[])[false, true])
            {
                var query = new StudentListQuery { Sort = sort, Descending = descending, At = Math.Max(0, (int)(place * total) - 1) };
                costs.Add(await Cost.OfAsync(run.Rounds, () => archive.AskAsync(user, query)));
            }
        }

        return costs.MaxBy(cost => cost.Median)!;
    }
}
