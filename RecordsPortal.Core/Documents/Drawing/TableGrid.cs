namespace RecordsPortal.Core.Documents.Drawing;

/// <param name="Lines">The text as it is broken into the width of the field.</param>
internal sealed record PlacedCell(Cell Cell, int Row, int Column, float X, float Width, IReadOnlyList<string> Lines)
{
    public int LastRow => Row + Cell.Rows - 1;

    /// <summary>What the text takes with the air round it, in millimetres.</summary>
    public float Height => (Lines.Count * Cell.Style.LineHeight) + (2 * TableGrid.Air);
}

/// <summary>A table with every field in its place and every row at its height; not yet on pages.</summary>
internal sealed class TableGrid
{
    /// <summary>Between rule and text above and below, in millimetres.</summary>
    public const float Air = 0.9f;

    /// <summary>The same at the sides.</summary>
    public const float SideAir = 1.3f;

    public TableGrid(Table table)
    {
        Table = table;
        Edges = [.. Edge(table.Columns)];
        Cells = [.. Place(table)];
        Heights = Height(table.Rows, Cells);
    }

    public Table Table { get; }

    public IReadOnlyList<PlacedCell> Cells { get; }

    public float[] Heights { get; }

    /// <summary>Left edges of the columns, and the right one of the last.</summary>
    public IReadOnlyList<float> Edges { get; }

    private static IEnumerable<float> Edge(IReadOnlyList<float> columns)
    {
        var edge = 0f;
        yield return edge;
        foreach (var column in columns)
        {
            yield return edge += column;
        }
    }

    private IEnumerable<PlacedCell> Place(Table table)
    {
        var takenUntil = new int[table.Columns.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in table.Rows[row].Cells)
            {
                while (takenUntil[column] > row)
                {
                    column++;
                }

                Array.Fill(takenUntil, row + cell.Rows, column, cell.Columns);
                var (x, width) = (Edges[column], Edges[column + cell.Columns] - Edges[column]);
                yield return new PlacedCell(cell, row, column, x, width, LineBreaking.Lines(cell.Text, cell.Style, width - (2 * SideAir)));
                column += cell.Columns;
            }
        }
    }

    private static float[] Height(IReadOnlyList<TableRow> rows, IReadOnlyList<PlacedCell> cells)
    {
        var heights = rows.Select(row => row.MinHeight).ToArray();
        foreach (var cell in cells.Where(cell => cell.Cell.Text.Length > 0).OrderBy(cell => cell.Cell.Rows))
        {
            // What a field over several rows needs beyond them goes to the last.
            heights[cell.LastRow] += Math.Max(0, cell.Height - heights.AsSpan(cell.Row, cell.Cell.Rows).ToArray().Sum());
        }

        return heights;
    }
}
