using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Benchmarks.Lists;

/// <summary>The whole student list as an Excel sheet, from the order in the register to the last byte.</summary>
internal sealed class ExportFigure : IFigure
{
    private const string User = "registrar";

    public string Verb => "export";

    public string Title => "The student list as an Excel sheet of all its columns (16), ordered, entered in the register, written and hashed.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var students in run.Students)
        {
            await using var archive = await Archive.OpenAsync(run, students);
            foreach (var (name, query) in (IEnumerable<(string, StudentListQuery)>)[("one school", new StudentListQuery { School = "02" }), ("the whole college", new StudentListQuery())])
            {
                var (floor, product, count, peak) = (new List<double>(), new List<double>(), 0, 0.0);
                for (var round = 0; round < Math.Min(run.Rounds, 4); round++)
                {
                    count = await archive.AskAsync(User, query);
                    await archive.ForgetSpendingAsync();
                    floor.Add(await Timing.OfAsync(() => BareAsync(count)));
                    using var memory = new PeakMemory();
                    product.Add(await Timing.OfAsync(() => archive.ExportAsync(User, query)));
                    peak = Math.Max(peak, memory.Mebibytes);
                }

                rows.Add([$"floor: {Timing.Count(count)} rows of the same words, written and nothing else", Seconds(floor.Median()), Timing.Count(count / floor.Median() * 1000), "", ""]);
                rows.Add([$"portal: {name}, {Timing.Count(count)} rows", Seconds(product.Median()), Timing.Count(count / product.Median() * 1000), Timing.Percent(floor.Median() / product.Median()), $"{peak:0}"]);
            }
        }

        return new FigureTable(["", "seconds", "rows a second", "of the floor", "memory above the start, MiB"], rows);
    }

    private static async Task BareAsync(int count)
    {
        var cells = Enumerable.Repeat("湘潭市岳塘区", StudentColumns.Listed.Count).ToList();
        await StreamedSheet.WriteAsync(Stream.Null, "Students", [.. cells.Select(_ => 16)], Enumerable.Repeat<IReadOnlyList<string>>(cells, count).ToAsyncEnumerable(), CancellationToken.None);
    }

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
