using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RecordsPortal.Core.Intake.Import;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class AdmissionTemplateTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Write_ATemplate_HasOnlyItsExampleAndThatIsNoStudent(string culture) =>
        Assert.Equal(ImportRefusals.NoRows, Samples.RefusalOf(Written(culture)));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Write_ATemplateFilledInLikeItsExample_ReadsWithoutAFault(string culture)
    {
        var cells = Cells(Written(culture)).Chunk(21).Take(2).Select(row => row.Select(cell => cell.InnerText).ToArray()).ToArray();

        var sheet = Samples.Open(TestWorkbook.Of(cells[0], [.. cells[1].Select(text => text.Split(':')[^1])]));

        Assert.Empty(sheet.Mapping.Missing);
        Assert.DoesNotContain(sheet.Columns, column => column.Column is null);
        Assert.Empty(Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts)).Findings);
    }

    [Fact]
    public void Write_ATemplate_MarksWhatIsRequiredAndOffersChoices()
    {
        var content = Written("zh-CN");
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var choices = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DataValidation>()).ToArray();

        Assert.Contains(Cells(content), cell => cell.InnerText == "考生号*");
        Assert.Contains(Cells(content), cell => cell.InnerText == "联系电话");
        Assert.Equal(5, choices.Length);
        Assert.Contains(choices, choice => choice.Formula1!.Text == "'选项'!$C$2:$C$59");
    }

    [Fact]
    public void Write_ATemplate_IsAWorkbookByTheStandard()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written("zh-CN")), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
    }

    private static byte[] Written(string culture)
    {
        var output = new MemoryStream();
        AdmissionTemplate.Write(output, CultureInfo.GetCultureInfo(culture), new TemplateWords("录取名册", "填写说明", "选项", ["说明一", "说明二"]));
        return output.ToArray();
    }

    private static Cell[] Cells(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        var first = (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().First().Id!);
        return [.. first.Worksheet!.Descendants<Cell>()];
    }
}
