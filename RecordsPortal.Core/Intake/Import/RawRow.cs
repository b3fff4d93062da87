namespace RecordsPortal.Core.Intake.Import;

/// <summary>A row as it stands. <paramref name="Number"/> is the number the spreadsheet shows beside it; a missing cell is "".</summary>
internal sealed record RawRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    public string Cell(int index) => index < Cells.Count ? Cells[index] : "";
}
