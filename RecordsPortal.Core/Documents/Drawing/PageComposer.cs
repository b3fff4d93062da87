namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>A document laid out: what stands on each of its pages.</summary>
internal sealed record LaidOut(PageSetup Setup, IReadOnlyList<IReadOnlyList<Mark>> Pages);

/// <param name="Start">At the left of every page's foot, before the page number at the right.</param>
/// <param name="Continued">At the head of every page but the first, so that a loose sheet finds its way back.</param>
internal sealed record PageFrame(string Start, string Continued, Guid? About);

/// <summary>Fills pages from the top: titles, lines of text, tables. A table that does not fit goes on overleaf under its heading rows.</summary>
internal sealed class PageComposer(PageSetup setup, PageFrame frame)
{
    private const float ContinuedHeight = 6;
    private const float FootHeight = 5;

    private readonly List<List<Mark>> _pages = [[]];
    private float _y;

    private List<Mark> Page => _pages[^1];

    private float Bottom => setup.ContentHeight - FootHeight;

    public void Space(float millimetres) => _y += millimetres;

    public void NewPage()
    {
        _pages.Add([]);
        _y = 0;
        Text(frame.Continued, TextStyle.Small, frame.About);
        _y = ContinuedHeight;
    }

    public void Text(string text, TextStyle style, Guid? about = null, Align align = Align.Start)
    {
        foreach (var line in LineBreaking.Lines(text, style, setup.ContentWidth))
        {
            if (_y + style.LineHeight > Bottom)
            {
                NewPage();
            }

            Page.Add(Line(line, style, align, _y + style.Baseline, about));
            _y += style.LineHeight;
        }
    }

    public void Table(Table table)
    {
        var grid = new TableGrid(table);
        var row = 0;
        while (row < table.Rows.Count)
        {
            var isRepeated = row >= table.Heads && table.Heads > 0;
            var heads = isRepeated ? grid.Heights.Take(table.Heads).Sum() : 0;
            var until = Fitting(grid, row, Bottom - _y - heads);
            if (until == row)
            {
                NewPage();
                continue;
            }

            _y = isRepeated ? TableDrawing.Draw(Page, grid, ..table.Heads, _y) : _y;
            _y = TableDrawing.Draw(Page, grid, row..until, _y);
            row = until;
        }
    }

    public LaidOut Finish()
    {
        for (var page = 0; page < _pages.Count; page++)
        {
            var baseline = setup.ContentHeight - FootHeight + 1 + TextStyle.Small.Baseline;
            _pages[page].Add(Line(frame.Start, TextStyle.Small, Align.Start, baseline, frame.About));
            _pages[page].Add(Line($"第 {page + 1} 页 共 {_pages.Count} 页", TextStyle.Small, Align.End, baseline, null));
        }

        return new LaidOut(setup, _pages);
    }

    /// <summary>The row to go on with overleaf. A row higher than a whole page is drawn all the same: nothing on record is left out.</summary>
    private int Fitting(TableGrid grid, int from, float room)
    {
        var (row, used) = (from, 0f);
        while (row < grid.Heights.Length && used + grid.Heights[row] <= room)
        {
            used += grid.Heights[row++];
        }

        var isFresh = _y <= ContinuedHeight;
        var whole = row;
        while (whole > from && whole < grid.Heights.Length && grid.Table.Rows[whole - 1].KeepsNext)
        {
            whole--;
        }

        return whole > from || !isFresh ? whole : Math.Max(row, from + 1);
    }

    private TextMark Line(string text, TextStyle style, Align align, float baseline, Guid? about)
    {
        var free = setup.ContentWidth - style.WidthOf(text.TrimEnd());
        return new TextMark(align switch { Align.Middle => free / 2, Align.End => free, _ => 0 }, baseline, text, style, about);
    }
}
