using RecordsPortal.Benchmarks.Browsing;
using RecordsPortal.Benchmarks.Cards;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Benchmarks.Imports;
using RecordsPortal.Benchmarks.Lists;
using RecordsPortal.Benchmarks.Pushing;
using RecordsPortal.Benchmarks.Serving;
using RecordsPortal.Benchmarks.Writing;

namespace RecordsPortal.Benchmarks;

/// <summary>The figures there are, and the command line that asks for them.</summary>
internal static class Verbs
{
    public static IReadOnlyList<IFigure> All { get; } = [new WriteFigure(), new SearchFigure(), new ListFigure(), new ExportFigure(), new ImportFigure(), new CardFigure(), new HttpFigure(), new PageFigure(), new PushFigure()];

    private static string Usage => $"""
        dotnet run -c Release --project RecordsPortal.Benchmarks -- <verb> … [--quick] [--write] [--students=N] [--keep=FOLDER]
          verbs       {string.Join(' ', All.Select(figure => figure.Verb))}, or all
          --quick     a few seconds, to see that it runs; its figures say nothing
          --write     keeps the table in docs/figures.md
          --students  how many students stand on record for search, list and export (100000 and 1000000)
          --keep      where their archives stay for the next run; a million takes minutes to make
        """;

    /// <returns>0 when measured, 2 when nothing could be.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        var chosen = All.Where(figure => arguments.Contains(figure.Verb) || arguments.Contains("all")).ToList();
        if (chosen.Count == 0)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        using var run = FigureRun.Parse(arguments);
        foreach (var figure in chosen)
        {
            var table = await figure.MeasureAsync(run);
            var section = FiguresFile.Section(figure, table, Machine.Describe());
            await output.WriteLineAsync(section);
            if (run.Writes)
            {
                FiguresFile.Keep(figure.Verb, section);
            }
        }

        return 0;
    }
}
