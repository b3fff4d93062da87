using RecordsPortal.Core.Documents.Drawing;

namespace RecordsPortal.Core.Documents.Forms;

/// <summary>The grid of upright forms: 34 columns of five millimetres between the margins, so that every row of a form may divide the page its own way.</summary>
internal static class Ruled
{
    public const int Columns = 34;

    /// <summary>The narrow field at the left edge that names a block of rows.</summary>
    public const int Side = 2;

    private const float Unit = 5;
    private const int PhotoColumns = 7;

    public static Table Table(IEnumerable<TableRow> rows) => new([.. Enumerable.Repeat(Unit, Columns)], [.. rows]);

    public static TableRow Row(float height, params IReadOnlyList<Cell> cells) => new(height, cells);

    public static TableRow Heading(float height, params IReadOnlyList<Cell> cells) => new(height, cells, KeepsNext: true);

    public static Cell Blank(int columns) => new("", columns);

    /// <summary>The frame at the upper right; without a photo it waits for one to be glued in.</summary>
    public static Cell Photo(PrintedRecord record, int rows) =>
        (record.Photo is null ? new Cell("照片", PhotoColumns) { Align = Align.Middle, Style = TextStyle.Small } : new Cell("", PhotoColumns) { Picture = record.Photo }) with { Rows = rows };

    /// <summary>
    /// Rows under their headings with the block's name beside them, as many as there are entries and never fewer than <paramref name="least"/>:
    /// what is not on record yet is printed blank, to be written by hand.
    /// </summary>
    /// <param name="columns">Heading and width of each.</param>
    public static IEnumerable<TableRow> Block(string name, float height, int least, IReadOnlyList<(string Heading, int Columns)> columns, IReadOnlyList<IReadOnlyList<string>> entries, Guid about)
    {
        var rows = Math.Max(least, entries.Count);
        var side = Cell.Label(name, Side) with { Rows = rows + 1 };
        yield return Heading(7, [side, .. columns.Select(column => Cell.Label(column.Heading, column.Columns))]);
        for (var row = 0; row < rows; row++)
        {
            yield return Row(height, [.. columns.Select((column, index) => new Cell(row < entries.Count ? entries[row][index] : "", column.Columns) { About = about })]);
        }
    }
}
