using System.Globalization;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>The rows that need mending, as the list had them, with what is wrong in a last column and the cells concerned in red.</summary>
public static class FaultSheet
{
    private const double Width = 16;
    private const double ReasonWidth = 60;

    /// <summary>Writes an .xlsx that imports again once mended. <paramref name="sentence"/> puts a finding into the reader's language.</summary>
    public static void Write(
        Stream output, AdmissionSheet sheet, SheetMapping mapping, IEnumerable<SheetRow> rows, CultureInfo culture, Func<Finding, string> sentence)
    {
        var columns = sheet.Columns.Where(column => column.Column != ListColumn.FaultReason).ToArray();
        var mapped = new MappedColumns(mapping);
        var heading = columns.Select(column => new WrittenCell(HeadingOf(column, mapping, culture), CellStyle.Heading))
            .Append(new(ListColumns.Of(ListColumn.FaultReason).Heading(culture), CellStyle.Heading))
            .ToArray();
        var faulty = rows.Select(row => Line(row, columns, Concerned(row, mapped), sentence));
        XlsxWriter.Write(output, new WrittenSheet(
            ListColumns.Of(ListColumn.FaultReason).Heading(culture),
            [.. columns.Select(_ => Width), ReasonWidth],
            faulty.Prepend(heading)));
    }

    // A heading nobody recognised is written as what it was said to mean, so that nobody is asked twice.
    private static string HeadingOf(SheetColumn column, SheetMapping mapping, CultureInfo culture) =>
        mapping.Columns.TryGetValue(column.Index, out var meaning) && meaning != column.Column ? ListColumns.Of(meaning).Heading(culture) : column.Heading;

    private static IReadOnlyList<WrittenCell> Line(SheetRow row, SheetColumn[] columns, HashSet<int> concerned, Func<Finding, string> sentence) =>
    [
        .. columns.Select(column => new WrittenCell(
            column.Index < row.Cells.Count ? row.Cells[column.Index] : "",
            concerned.Contains(column.Index) ? CellStyle.Fault : CellStyle.Text)),
        new(string.Join('\n', ToMend(row).Select(sentence)), CellStyle.Wrapped),
    ];

    private static HashSet<int> Concerned(SheetRow row, MappedColumns mapped) => ToMend(row)
        .SelectMany(finding => finding.Key == RuleKeys.AdmissionStatusUnknown
            ? mapped.IndexOf(ListColumn.AdmissionStatus) is { } index ? [index] : []
            : mapped.IndexesOf(finding.Field))
        .ToHashSet();

    private static IEnumerable<Finding> ToMend(SheetRow row) =>
        row.Findings.Where(finding => finding.Severity == Severity.Error || SheetRow.IsUnusable(finding));
}
