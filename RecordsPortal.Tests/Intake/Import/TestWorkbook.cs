using System.IO.Compression;
using System.Security;
using System.Text;

namespace RecordsPortal.Tests.Intake.Import;

/// <summary>Workbooks as other programs write them, down to the parts and cells a test is about.</summary>
internal static class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Rows of text cells, from row 1; a null leaves the cell out.</summary>
    public static byte[] Of(params IEnumerable<string?[]> rows) => OfXml(Rows(rows));

    /// <summary>The same, with a hyperlink in A2.</summary>
    public static byte[] WithLink(string target, params IEnumerable<string?[]> rows) => OfXml(Rows(rows), link: target);

    /// <summary>What stands inside sheetData, and the other parts of the workbook.</summary>
    public static byte[] OfXml(string rows, string? styles = null, string? sharedStrings = null, string? link = null) => Zip(writer =>
    {
        writer("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        writer("_rels/.rels", Rels($"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        writer("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        writer("xl/_rels/workbook.xml.rels", Rels(
            $"<Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"rId2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>"
            + $"<Relationship Id=\"rId3\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/>"));
        writer("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>");
        writer("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{sharedStrings}</sst>");
        var links = link is null ? "" : "<hyperlinks><hyperlink ref=\"A2\" r:id=\"rId1\"/></hyperlinks>";
        writer("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheetData>{rows}</sheetData>{links}</worksheet>");
        if (link is not null)
        {
            writer("xl/worksheets/_rels/sheet1.xml.rels", Rels($"<Relationship Id=\"rId1\" Type=\"{Relations}/hyperlink\" Target=\"{link}\" TargetMode=\"External\"/>"));
        }
    });

    public static byte[] Zip(Action<Action<string, string>> write)
    {
        var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            write((name, text) =>
            {
                using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                part.Write(text);
            });
        }

        return buffer.ToArray();
    }

    private static string Rows(IEnumerable<string?[]> rows) => string.Concat(rows.Select((row, index) =>
        $"<row r=\"{index + 1}\">{string.Concat(row.Select((text, column) => Cell(column, index + 1, text)))}</row>"));

    private static string Cell(int column, int row, string? text) =>
        text is null ? "" : $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    private static string Rels(string relations) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";
}
