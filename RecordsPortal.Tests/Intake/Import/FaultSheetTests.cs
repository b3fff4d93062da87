using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RecordsPortal.Core.Intake.Import;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class FaultSheetTests
{
    private static readonly CultureInfo _chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void Write_TheFirstListsFaults_ComesBackAsTheSameThirtySevenRows()
    {
        var sheet = Samples.Open(Samples.Bytes("admission-list-2026.xlsx"));
        var faulty = sheet.Read(sheet.Mapping, Samples.Facts).Where(row => row.NeedsMending).ToArray();

        var again = Samples.Open(Written(sheet, sheet.Mapping, faulty));

        Assert.Equal(37, again.RowCount);
        Assert.Equal("错误原因", again.Columns[^1].Heading);
        Assert.Equal(ListColumn.FaultReason, again.Columns[^1].Column);
        Assert.Equal(faulty.Select(row => row.Cells[0]), again.Read(again.Mapping, Samples.Facts).Select(row => row.Cells[0]));
        Assert.Equal(faulty.Select(row => row.Findings[0].Key), again.Read(again.Mapping, Samples.Facts).Select(row => row.Cells[^1]));
    }

    [Fact]
    public void Write_MendedAndReadAgain_IsGood()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person.With(1, "张3")));
        var again = Samples.Open(Written(sheet, sheet.Mapping, sheet.Read(sheet.Mapping, Samples.Facts)));

        var mended = Samples.Open(TestWorkbook.Of(
            [.. again.Columns.Select(column => column.Heading)],
            [.. again.Read(again.Mapping, Samples.Facts).Single().Cells.Select((cell, index) => index == 1 ? "张三" : cell)]));

        Assert.Empty(mended.Read(mended.Mapping, Samples.Facts).Single().Findings);
    }

    [Fact]
    public void Write_AFault_PaintsItsCellsOnly()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person.With(2, "女").With(0, "264305")));

        var styles = Cells(Written(sheet, sheet.Mapping, sheet.Read(sheet.Mapping, Samples.Facts)))
            .Skip(SmallList.Heading.Length + 1)
            .Select(cell => cell.StyleIndex!.Value == 4);

        Assert.Equal([true, false, true, false, false, false, false, false, false, false], styles);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+8613812344770")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void Write_ACellThatLooksLikeAFormula_IsText(string text)
    {
        var sheet = Samples.Open(TestWorkbook.Of([.. SmallList.Heading, "备注"], [.. SmallList.Person.With(1, "张3"), text]));

        var cells = Cells(Written(sheet, sheet.Mapping, sheet.Read(sheet.Mapping, Samples.Facts)));

        Assert.All(cells, cell => Assert.True(cell.DataType! == CellValues.InlineString && cell.CellFormula is null));
        Assert.Contains(cells, cell => cell.InnerText == text);
    }

    [Fact]
    public void Write_AControlCharacterFromACsv_StillOpens()
    {
        var sheet = Samples.Open(System.Text.Encoding.UTF8.GetBytes(SmallList.Csv(",", SmallList.Heading, SmallList.Person.With(1, "张3\u0001\uFFFE"))));

        var again = Samples.Open(Written(sheet, sheet.Mapping, sheet.Read(sheet.Mapping, Samples.Facts)));

        Assert.Equal("张3", again.Read(again.Mapping, Samples.Facts).Single().Cells[1]);
    }

    [Fact]
    public void Write_AColumnThatHadToBeExplained_NeedsNoExplainingAgain()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading.With(1, "尊称"), SmallList.Person.With(1, "张3")));
        var mapping = sheet.Mapping with { Columns = new Dictionary<int, ListColumn>(sheet.Mapping.Columns) { [1] = ListColumn.Name } };

        var again = Samples.Open(Written(sheet, mapping, sheet.Read(mapping, Samples.Facts)));

        Assert.Empty(again.Mapping.Missing);
    }

    [Fact]
    public void Write_AFaultSheet_IsAWorkbookByTheStandard()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person.With(1, "张3")));
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written(sheet, sheet.Mapping, sheet.Read(sheet.Mapping, Samples.Facts))), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
    }

    private static byte[] Written(AdmissionSheet sheet, SheetMapping mapping, IEnumerable<SheetRow> rows)
    {
        var output = new MemoryStream();
        FaultSheet.Write(output, sheet, mapping, rows, _chinese, finding => finding.Key);
        return output.ToArray();
    }

    private static Cell[] Cells(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>()];
    }
}
