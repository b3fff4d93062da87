using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class SheetCellsTests
{
    private const string DateStyles =
        "<numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/></numFmts>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"31\"/></cellXfs>";

    [Theory]
    [InlineData("<c r=\"B2\" s=\"1\"><v>39467</v></c>")]
    [InlineData("<c r=\"B2\" s=\"2\"><v>39467</v></c>")]
    [InlineData("<c r=\"B2\" s=\"3\"><v>39467.5</v></c>")]
    [InlineData("<c r=\"B2\"><v>39467</v></c>")]
    [InlineData("<c r=\"B2\"><v>20080120</v></c>")]
    [InlineData("<c r=\"B2\" t=\"d\"><v>2008-01-20T00:00:00</v></c>")]
    [InlineData("<c r=\"B2\" t=\"str\"><f>TEXT(A1)</f><v>2008/1/20</v></c>")]
    public void Read_ADateHoweverTheCellHoldsIt_IsThatDay(string cell) =>
        Assert.Equal("2008-01-20", Read("出生日期", cell).Values[RecordField.BirthDate]);

    [Theory]
    [InlineData("<c r=\"B2\"><v>26430503100000</v></c>")]
    [InlineData("<c r=\"B2\"><v>26430503100000.0</v></c>")]
    [InlineData("<c r=\"B2\"><v>2.64305031E13</v></c>")]
    [InlineData("<c r=\"B2\" t=\"s\"><v>0</v></c>")]
    [InlineData("<c r=\"B2\" t=\"inlineStr\"><is><r><t>264305</t></r><r><t>03100000</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></is></c>")]
    public void Read_ACodeHoweverTheCellHoldsIt_IsItsDigits(string cell) =>
        Assert.Equal("26430503100000", Read("考生号", cell).Values[RecordField.CandidateNumber]);

    [Fact]
    public void Read_AnIdNumberThatBecameANumber_IsSaidToBeCut()
    {
        var row = Read("身份证号", "<c r=\"B2\"><v>4.3030420060315002E+17</v></c>");

        Assert.Contains(row.Findings, finding => finding.Field == RecordField.IdNumber && finding.Key == RuleKeys.NumberCut);
    }

    [Fact]
    public void Read_AFormulaThatFailed_IsAFaultOfThatItemAndNothingElse()
    {
        var row = Read("备注", "<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>");

        var finding = Assert.Single(row.Findings, finding => finding.Field == RecordField.Remarks);
        Assert.Equal((RuleKeys.CellError, "#DIV/0!"), (finding.Key, finding.Facts[0]));
        Assert.False(row.Values.Has(RecordField.Remarks));
    }

    [Fact]
    public void Read_CharactersAWorkbookEscapes_AreThoseCharacters() =>
        Assert.Equal("甲\n乙", Read("备注", "<c r=\"B2\" t=\"inlineStr\"><is><t>甲_x000D__x000A_乙</t></is></c>").Values[RecordField.Remarks]?.Replace("\r", ""));

    private static SheetRow Read(string heading, string cell)
    {
        string[] others = [.. new[] { "考生号", "姓名", "身份证号", "联系电话" }.Where(other => other != heading)];
        var headings = string.Concat(others.Prepend(heading).Select((text, index) => $"<c r=\"{(char)('B' + index)}1\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
        var content = TestWorkbook.OfXml($"<row r=\"1\">{headings}</row><row r=\"2\">{cell}<c r=\"C2\" t=\"inlineStr\"><is><t>x</t></is></c></row>", DateStyles, "<si><t>26430503100000</t></si>");
        var sheet = Samples.Open(content);
        return Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts));
    }
}
