namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>One field of a ruled table.</summary>
/// <param name="Columns">How many columns of the grid it takes.</param>
internal sealed record Cell(string Text, int Columns = 1)
{
    public int Rows { get; init; } = 1;

    public TextStyle Style { get; init; } = TextStyle.Value;

    public Align Align { get; init; } = Align.Start;

    /// <summary>Text at the top instead of half-way down, for what people write on.</summary>
    public bool IsTop { get; init; }

    public byte[]? Picture { get; init; }

    public Guid? About { get; init; }

    /// <summary>A word of the form, as against what is filled in.</summary>
    public static Cell Label(string text, int columns = 1) => new(text, columns) { Style = TextStyle.Label, Align = Align.Middle };
}

/// <param name="MinHeight">In millimetres; the row grows with its text.</param>
/// <param name="KeepsNext">Not parted from the row after it by the end of a page: a heading.</param>
internal sealed record TableRow(float MinHeight, IReadOnlyList<Cell> Cells, bool KeepsNext = false);

/// <param name="Columns">Their widths in millimetres.</param>
/// <param name="Heads">How many of the first rows come again at the top of every page.</param>
internal sealed record Table(IReadOnlyList<float> Columns, IReadOnlyList<TableRow> Rows, int Heads = 0);
