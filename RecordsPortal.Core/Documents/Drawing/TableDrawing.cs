namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>Puts some rows of a table on a page. A field whose rows the end of the page parts is drawn on both, with its text on both.</summary>
internal static class TableDrawing
{
    private const float Rule = 0.18f;
    private const float Frame = 0.35f;
    private const float PictureAir = 1.2f;

    /// <param name="rows">Indices of rows that stand together in the table.</param>
    /// <returns>Where the last row ends.</returns>
    public static float Draw(List<Mark> page, TableGrid grid, Range rows, float top)
    {
        var (first, count) = rows.GetOffsetAndLength(grid.Heights.Length);
        var tops = new float[count + 1];
        tops[0] = top;
        for (var row = 0; row < count; row++)
        {
            tops[row + 1] = tops[row] + grid.Heights[first + row];
        }

        foreach (var cell in grid.Cells.Where(cell => cell.Row < first + count && cell.LastRow >= first))
        {
            Draw(page, cell, tops[Math.Max(cell.Row - first, 0)], tops[Math.Min(cell.LastRow - first, count - 1) + 1]);
        }

        Box(page, 0, tops[0], grid.Edges[^1], tops[count], Frame);
        return tops[count];
    }

    private static void Draw(List<Mark> page, PlacedCell placed, float top, float bottom)
    {
        Box(page, placed.X, top, placed.X + placed.Width, bottom, Rule);
        if (placed.Cell.Picture is { } picture)
        {
            page.Add(new PictureMark(placed.X + PictureAir, top + PictureAir, placed.Width - (2 * PictureAir), bottom - top - (2 * PictureAir), picture));
            return;
        }

        var style = placed.Cell.Style;
        var y = top + (placed.Cell.IsTop ? TableGrid.Air : (bottom - top - (placed.Lines.Count * style.LineHeight)) / 2) + style.Baseline;
        foreach (var line in placed.Lines.Where(_ => placed.Cell.Text.Length > 0))
        {
            page.Add(new TextMark(Across(placed, style.WidthOf(line.TrimEnd())), y, line, style, placed.Cell.About));
            y += style.LineHeight;
        }
    }

    private static float Across(PlacedCell placed, float width) => placed.X + placed.Cell.Align switch
    {
        Align.Middle => (placed.Width - width) / 2,
        Align.End => placed.Width - width - TableGrid.SideAir,
        _ => TableGrid.SideAir,
    };

    private static void Box(List<Mark> page, float left, float top, float right, float bottom, float width)
    {
        page.Add(new LineMark(left, top, right, top, width));
        page.Add(new LineMark(left, bottom, right, bottom, width));
        page.Add(new LineMark(left, top, left, bottom, width));
        page.Add(new LineMark(right, top, right, bottom, width));
    }
}
