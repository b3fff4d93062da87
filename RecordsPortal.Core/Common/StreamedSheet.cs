using System.IO.Compression;
using System.Text;

namespace RecordsPortal.Core.Common;

/// <summary>
/// Writes an .xlsx of one sheet straight into a stream that cannot be sought, a row at a time: a hundred thousand rows take no more memory than
/// one. Every cell is text, so that 01 stays 01, a long number keeps its last digits, and a name that begins with = is a name and no formula.
/// </summary>
internal static class StreamedSheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>
        """;

    /// <param name="widths">In characters, one for each column.</param>
    /// <param name="rows">The headings first.</param>
    /// <returns>How many rows were written, the headings not among them.</returns>
    public static async Task<int> WriteAsync(Stream output, string name, IReadOnlyList<int> widths, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken cancel)
    {
        await using var package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        await AddAsync(package, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/></Types>
            """, cancel);
        await AddAsync(package, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", cancel);
        await AddAsync(package, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Escaped(name)}" sheetId="1" r:id="r1"/></sheets></workbook>""", cancel);
        await AddAsync(package, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""", cancel);
        await AddAsync(package, "xl/styles.xml", Styles, cancel);
        await using var part = await package.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancel);
        return await WriteRowsAsync(part, widths, rows, cancel);
    }

    private static async Task<int> WriteRowsAsync(Stream part, IReadOnlyList<int> widths, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken cancel)
    {
        await using var text = new StreamWriter(part, new UTF8Encoding(false), 1 << 16);
        await text.WriteAsync($"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        foreach (var (index, width) in widths.Index())
        {
            await text.WriteAsync($"""<col min="{index + 1}" max="{index + 1}" width="{width}" customWidth="1" style="1"/>""");
        }

        await text.WriteAsync("</cols><sheetData>");
        var written = 0;
        var line = new StringBuilder();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            line.Clear().Append("<row>");
            foreach (var cell in row)
            {
                line.Append("<c s=\"").Append(written == 0 ? '2' : '1').Append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(Escaped(cell)).Append("</t></is></c>");
            }

            await text.WriteAsync(line.Append("</row>"), cancel);
            written++;
        }

        await text.WriteAsync("</sheetData></worksheet>");
        return Math.Max(0, written - 1);
    }

    private static async Task AddAsync(ZipArchive package, string name, string content, CancellationToken cancel)
    {
        await using var part = await package.CreateEntry(name).OpenAsync(cancel);
        await part.WriteAsync(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?>{content}"""), cancel);
    }

    private static string Escaped(string text)
    {
        var printable = SheetText.Printable(text);
        return printable.AsSpan().ContainsAny("&<>\"") ? System.Security.SecurityElement.Escape(printable) : printable;
    }
}
