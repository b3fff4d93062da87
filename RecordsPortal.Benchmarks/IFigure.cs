using RecordsPortal.Benchmarks.Common;

namespace RecordsPortal.Benchmarks;

/// <summary>One thing that is measured: a verb of the program and a section of docs/figures.md.</summary>
internal interface IFigure
{
    string Verb { get; }

    string Title { get; }

    Task<FigureTable> MeasureAsync(FigureRun run);
}
