namespace RecordsPortal.Benchmarks.Common;

/// <summary>The table of one figure: each row of cells as they are shown, and sentences on how they came about.</summary>
internal sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, params IReadOnlyList<string> Notes)
{
    public string Markdown => string.Join('\n',
    [
        Line(Columns),
        Line([.. Columns.Select((_, index) => index == 0 ? "---" : "---:")]),
        .. Rows.Select(Line),
        .. Notes.Select(note => $"\n{note}"),
    ]);

    private static string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
