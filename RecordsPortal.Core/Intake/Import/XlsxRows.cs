using System.Globalization;
using System.Xml;
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

    /// <param name="isChecked">These very bytes were opened before, and have passed.</param>
    public static IReadOnlyList<Func<IEnumerable<RawRow>>> Sheets(byte[] content, bool isChecked)
    {
        if (!isChecked)
        {
            XlsxGuard.Check(content);
        }

        using var document = Open(content);
        var sheets = Visible(document).Count();
        // Once for all readings: in a long list they are most of the file.
        var cells = sheets == 0 ? null : new XlsxCells(SharedTexts(document.WorkbookPart!), XlsxDates.Of(document.WorkbookPart!));
        return [.. Enumerable.Range(0, sheets).Select(index => (Func<IEnumerable<RawRow>>)(() => Read(content, index, cells!)))];
    }

    // Straight from the XML: a tree for each of a quarter of a million cells takes longer than everything that is asked about them.
    private static IEnumerable<RawRow> Read(byte[] content, int index, XlsxCells cells)
    {
        using var document = Open(content);
        using var part = Visible(document).ElementAt(index).GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var number = 0;
        List<string> row = [];
        while (reader.Read())
        {
            var (isStart, isEnd) = (reader.NodeType == XmlNodeType.Element, reader.NodeType == XmlNodeType.EndElement || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true });
            if (isStart && reader.LocalName == "c")
            {
                Place(row, reader, cells);
                continue;
            }

            if (isStart && reader.LocalName == "row")
            {
                number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : number + 1;
                row = new List<string>(row.Count);
            }

            if (isEnd && reader.LocalName == "row")
            {
                yield return new RawRow(number, row);
            }
        }
    }

    private static void Place(List<string> row, XmlReader reader, XlsxCells cells)
    {
        var (reference, type, style) = (reader.GetAttribute("r"), reader.GetAttribute("t"), reader.GetAttribute("s"));
        var (value, inline) = Texts(reader);
        var column = XlsxCells.ColumnOf(reference) ?? row.Count;
        if (column >= row.Count && column < MaxColumns)
        {
            row.AddRange(Enumerable.Repeat("", column - row.Count));
            row.Add(cells.TextOf(type, uint.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, value, inline));
        }
    }

    /// <summary>Reads a cell to its end: its value, and the text that stands in it instead of one, without the readings printed above.</summary>
    private static (string Value, string Inline) Texts(XmlReader reader)
    {
        var (value, inline, depth, element, isReading) = ("", "", reader.Depth, "", false);
        if (reader.IsEmptyElement)
        {
            return (value, inline);
        }

        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    isReading |= element == "rPh" && !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    (element, isReading) = ("", isReading && reader.LocalName != "rPh");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    value += element == "v" ? reader.Value : "";
                    inline += element == "t" && !isReading ? reader.Value : "";
                    break;
            }
        }

        return (value, inline);
    }

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
