namespace RecordsPortal.Core.Intake.Import;

/// <summary>Finds the row of headings below whatever titles a list begins with.</summary>
internal static class SheetHeader
{
    public const int ExampleRows = 20;

    private const int RowsToSearch = 30;
    private const int FewestColumns = 3;
    private const int LongestExample = 40;

    /// <summary>The row that names the most columns, if it names a person.</summary>
    public static RawRow? Find(IEnumerable<RawRow> rows) =>
        rows.TakeWhile(row => row.Number <= RowsToSearch)
            .Select(row => (Row: row, Columns: row.Cells.Select(ListColumns.Match).OfType<ListColumn>().ToHashSet()))
            .Where(candidate => candidate.Columns.Count >= FewestColumns
                && candidate.Columns.Overlaps([ListColumn.Name, ListColumn.IdNumber, ListColumn.CandidateNumber]))
            .OrderByDescending(candidate => candidate.Columns.Count)
            .Select(candidate => candidate.Row)
            .FirstOrDefault();

    public static IReadOnlyList<SheetColumn> Columns(RawRow header, IEnumerable<RawRow> examples)
    {
        var rows = examples.ToArray();
        var taken = new HashSet<ListColumn>();
        return
        [
            .. from heading in header.Cells.Select((text, index) => (Text: text.Trim(), Index: index))
               let example = rows.Select(row => row.Cell(heading.Index).Trim()).FirstOrDefault(text => text.Length > 0) ?? ""
               where heading.Text.Length > 0 || example.Length > 0
               let match = ListColumns.Match(heading.Text) is { } column && taken.Add(column) ? column : (ListColumn?)null
               select new SheetColumn(heading.Index, Letters(heading.Index), heading.Text, match, example[..Math.Min(example.Length, LongestExample)]),
        ];
    }

    public static bool Repeats(RawRow header, RawRow row) =>
        header.Cells.Select((text, index) => (text, index)).All(heading => heading.text.Trim() == row.Cell(heading.index).Trim());

    internal static string Letters(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + (char)('A' + (index % 26));
}
