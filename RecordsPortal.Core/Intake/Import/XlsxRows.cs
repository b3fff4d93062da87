using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>
/// The rows of a workbook, one at a time: no row keeps memory after it was read, and each carries the number the spreadsheet shows,
/// gaps included, or a complaint about row 614 would send somebody to row 613.
/// </summary>
internal static class XlsxRows
{
    // More columns than any list has; what stands further right is somebody's scribbling.
    private const int MaxColumns = 256;

    private const long MaxSharedText = 32L * 1024 * 1024;

    public static IReadOnlyList<Func<IEnumerable<RawRow>>> Sheets(byte[] content)
    {
        XlsxGuard.Check(content);
        using var document = Open(content);
        var sheets = Visible(document).Count();
        // Once for all readings: in a long list they are most of the file.
        var cells = sheets == 0 ? null : new XlsxCells(SharedTexts(document.WorkbookPart!), XlsxDates.Of(document.WorkbookPart!));
        return [.. Enumerable.Range(0, sheets).Select(index => (Func<IEnumerable<RawRow>>)(() => Read(content, index, cells!)))];
    }

    private static IEnumerable<RawRow> Read(byte[] content, int index, XlsxCells cells)
    {
        using var document = Open(content);
        using var reader = OpenXmlReader.Create(Visible(document).ElementAt(index));
        var number = 0;
        List<string> row = [];
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                number = RowNumber(reader) ?? number + 1;
                row = [];
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement && reader.LoadCurrentElement() is Cell cell)
            {
                Place(row, cell, cells);
            }
            else if (reader.ElementType == typeof(Row) && reader.IsEndElement)
            {
                yield return new RawRow(number, row);
            }
        }
    }

    private static void Place(List<string> row, Cell cell, XlsxCells cells)
    {
        var column = XlsxCells.ColumnOf(cell.CellReference?.Value) ?? row.Count;
        if (column < row.Count || column >= MaxColumns)
        {
            return;
        }

        row.AddRange(Enumerable.Repeat("", column - row.Count));
        row.Add(cells.TextOf(cell));
    }

    private static int? RowNumber(OpenXmlReader reader) =>
        reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value is { } text && int.TryParse(text, out var number) ? number : null;

    private static SpreadsheetDocument Open(byte[] content) => SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false);

    private static IEnumerable<WorksheetPart> Visible(SpreadsheetDocument document) =>
        from sheet in document.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>() ?? []
        where sheet.State is null || sheet.State.Value == SheetStateValues.Visible
        let part = sheet.Id?.Value is { } id && document.WorkbookPart!.TryGetPartById(id, out var found) ? found as WorksheetPart : null
        where part is not null
        select part;

    private static List<string> SharedTexts(WorkbookPart workbook)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return texts;
        }

        long length = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
            {
                texts.Add(XlsxCells.TextOf(item));
                length += texts[^1].Length;
            }

            if (length > MaxSharedText)
            {
                throw new SheetRefusedException(ImportRefusals.TooExpanded);
            }
        }

        return texts;
    }
}
