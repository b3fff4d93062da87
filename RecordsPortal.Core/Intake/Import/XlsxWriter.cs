using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;
using SheetText = RecordsPortal.Core.Common.SheetText;

namespace RecordsPortal.Core.Intake.Import;

internal enum CellStyle : uint
{
    Text = 1,
    Heading = 2,
    RequiredHeading = 3,
    Fault = 4,
    Wrapped = 5,
}

internal readonly record struct WrittenCell(string Text, CellStyle Style = CellStyle.Text);

/// <summary>A sheet to be written: rows are asked for one by one.</summary>
internal sealed record WrittenSheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IReadOnlyList<WrittenCell>> Rows)
{
    public IReadOnlyList<DataValidation> Choices { get; init; } = [];
}

/// <summary>
/// Writes workbooks in which every cell is text: a candidate number stays fourteen digits, 01 stays 01, and a name that begins with = is a
/// name and never a formula, also after somebody has edited the cell.
/// </summary>
internal static class XlsxWriter
{
    public static void Write(Stream output, params IReadOnlyList<WrittenSheet> sheets)
    {
        // The package seeks while it writes, which a download cannot.
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
            var entries = sheets.Select((sheet, index) => new Sheet
            {
                Name = sheet.Name,
                SheetId = (uint)index + 1,
                Id = workbook.GetIdOfPart(WritePart(workbook.AddNewPart<WorksheetPart>(), sheet)),
            });
            workbook.Workbook = new Workbook(new Sheets(entries.ToArray<OpenXmlElement>()));
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static WorksheetPart WritePart(WorksheetPart part, WrittenSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(FrozenHeading());
        writer.WriteElement(new Columns(sheet.Widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true, Style = (uint)CellStyle.Text })));
        writer.WriteStartElement(new SheetData());
        foreach (var row in sheet.Rows)
        {
            writer.WriteElement(new Row(row.Select(Cell)));
        }

        writer.WriteEndElement();
        if (sheet.Choices.Count > 0)
        {
            writer.WriteElement(new DataValidations(sheet.Choices.Select(choice => choice.CloneNode(true))) { Count = (uint)sheet.Choices.Count });
        }

        writer.WriteEndElement();
        return part;
    }

    private static SheetViews FrozenHeading() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
    {
        WorkbookViewId = 0,
    });

    private static Cell Cell(WrittenCell cell) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SheetText.Printable(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = (uint)cell.Style,
    };
}
