using System.Globalization;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <summary>Templates of the set-up's sheets, and what a filled one says, row by row.</summary>
public static class SetupSheets
{
    private const double Width = 22;
    private const double NotesWidth = 90;

    /// <summary>More than any college has; a longer file is another one.</summary>
    public const int MostRows = 3000;

    /// <summary>An example left in the sheet must not become a school.</summary>
    private const string ExampleMark = "示例:";

    /// <param name="notes">How to fill it in, in the reader's language.</param>
    public static void WriteTemplate(Stream output, SetupSheet sheet, CultureInfo culture, string sheetName, string notesName, IReadOnlyList<string> notes)
    {
        var columns = SetupColumns.Of(sheet);
        XlsxWriter.Write(
            output,
            new WrittenSheet(sheetName, [.. columns.Select(_ => Width)],
            [
                [.. columns.Select(c => c.IsRequired ? new WrittenCell(c.Heading(culture) + "*", CellStyle.RequiredHeading) : new WrittenCell(c.Heading(culture), CellStyle.Heading))],
                [.. columns.Select((c, index) => new WrittenCell((index == 0 ? ExampleMark : "") + c.Example))],
            ]),
            new WrittenSheet(notesName, [NotesWidth], notes.Select(note => (IReadOnlyList<WrittenCell>)[new WrittenCell(note, CellStyle.Wrapped)])));
    }

    /// <summary>The filled rows in the order of the template's columns; a key of <see cref="ImportRefusals"/> where it is no such sheet.</summary>
    internal static (string? Refusal, IReadOnlyList<(int Number, string[] Cells)> Rows) Read(byte[] content, SetupSheet sheet)
    {
        try
        {
            foreach (var rows in SheetFile.Sheets(content))
            {
                if (Read(rows(), SetupColumns.Of(sheet)) is { } found)
                {
                    return found;
                }
            }

            return (ImportRefusals.NoHeaderRow, []);
        }
        catch (SheetRefusedException refused)
        {
            return (refused.Refusal.Key, []);
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or System.Xml.XmlException or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException or InvalidOperationException)
        {
            return (ImportRefusals.Damaged, []);
        }
    }

    private static (string? Refusal, IReadOnlyList<(int, string[])> Rows)? Read(IEnumerable<RawRow> rows, IReadOnlyList<SetupColumn> columns)
    {
        int[]? places = null;
        List<(int, string[])> found = [];
        foreach (var row in rows.Where(row => !row.IsBlank).Take(MostRows + 20))
        {
            if (places is null)
            {
                places = Places(row, columns);
            }
            else if (!row.Cells.Any(cell => cell.StartsWith(ExampleMark, StringComparison.Ordinal)))
            {
                found.Add((row.Number, [.. places.Select(place => place < 0 ? "" : Plain.Line(row.Cell(place)))]));
            }
        }

        return places is null ? null : (found.Count == 0 ? ImportRefusals.NoRows : found.Count > MostRows ? ImportRefusals.TooManyRows : null, found);
    }

    /// <summary>Where each column stands; null unless every required one is there.</summary>
    private static int[]? Places(RawRow heading, IReadOnlyList<SetupColumn> columns)
    {
        var cells = heading.Cells.Select(cell => Plain.Text(cell).TrimEnd('*', ' ')).ToList();
        int[] places = [.. columns.Select(c => cells.FindIndex(cell => c.Aliases.Append(c.Zh).Append(c.En).Contains(cell, StringComparer.OrdinalIgnoreCase)))];
        return columns.Zip(places).Any(pair => pair.First.IsRequired && pair.Second < 0) ? null : places;
    }
}
