using System.Text;
using CsCheck;
using RecordsPortal.Core.Intake.Import;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class HostileFileTests
{
    private const int Megabyte = 1024 * 1024;

    // Looked up by name: a test runner writes megabytes of theory data out digit by digit.
    private static readonly Dictionary<string, (string Key, Func<byte[]> Content)> _files = new()
    {
        ["nothing"] = (ImportRefusals.Empty, () => []),
        ["more than ten megabytes"] = (ImportRefusals.TooLarge, () => new byte[AdmissionSheet.MaxBytes + 1]),
        ["a picture"] = (ImportRefusals.NotASheet, () => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]),
        ["a PDF"] = (ImportRefusals.NotASheet, () => "%PDF-1.7 and so on"u8.ToArray()),
        ["a web page"] = (ImportRefusals.NotASheet, () => "<html><table><tr><td>考生号</td></tr></table></html>"u8.ToArray()),
        ["a letter in Word"] = (ImportRefusals.NotASheet, () => TestWorkbook.Zip(write => write("word/document.xml", "<a/>"))),
        ["Excel of 2003"] = (ImportRefusals.OldFormat, () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        ["a locked workbook"] = (ImportRefusals.PasswordProtected, () => [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("..EncryptedPackage..")]),
        ["half a workbook"] = (ImportRefusals.Damaged, () => TestWorkbook.Of(SmallList.Heading, SmallList.Person)[..^40]),
        ["a broken part"] = (ImportRefusals.Damaged, () => TestWorkbook.OfXml("<row r=\"1\"><c")),
        ["a quote never closed"] = (ImportRefusals.Damaged, () => Encoding.UTF8.GetBytes(SmallList.Csv(",", SmallList.Heading, SmallList.Person.With(1, "\"朱建佑")))),
        ["one enormous cell"] = (ImportRefusals.TooExpanded, () => TestWorkbook.OfXml($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('a', 3 * Megabyte)}</t></is></c></row>")),
        ["a bomb of strings"] = (ImportRefusals.TooExpanded, () => TestWorkbook.OfXml("<row r=\"1\"/>", sharedStrings: Repeated("<si><t>" + new string('a', 500_000) + "</t></si>", 100))),
        ["a bomb of rows"] = (ImportRefusals.TooExpanded, () => TestWorkbook.OfXml(Repeated("<row><c><v>" + new string('1', 500_000) + "</v></c></row>", 400))),
        ["a tower of elements"] = (ImportRefusals.TooExpanded, () => TestWorkbook.OfXml(Repeated("<row>", 100_000) + Repeated("</row>", 100_000))),
        ["a workbook of something else"] = (ImportRefusals.NoHeaderRow, () => TestWorkbook.Of(["一封信"], ["您好"])),
        ["a letter"] = (ImportRefusals.NoHeaderRow, () => "一封信，没有表头"u8.ToArray()),
        ["only a heading"] = (ImportRefusals.NoRows, () => TestWorkbook.Of(SmallList.Heading, [" "])),
        ["one row too many"] = (ImportRefusals.TooManyRows, () => Encoding.UTF8.GetBytes(SmallList.Csv(",", [SmallList.Heading, .. Enumerable.Repeat(SmallList.Person, AdmissionSheet.MaxRows + 1)]))),
    };

    public static TheoryData<string> Files { get; } = [.. _files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_AFileThatIsNoList_IsRefusedForItsReason(string file) =>
        Assert.Equal(_files[file].Key, Samples.RefusalOf(_files[file].Content()));

    [Fact]
    public void Open_ACellFarAway_CostsNothing()
    {
        var rows = string.Concat(SmallList.Heading.Select((text, index) => $"<c r=\"{(char)('A' + index)}1\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
        var content = TestWorkbook.OfXml($"<row r=\"1\">{rows}</row><row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"XFD1048576\"><v>1</v></c></row>");

        var sheet = Samples.Open(content);

        Assert.Equal(1_048_576, Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts)).RowNumber);
    }

    [Fact]
    public void Open_AWorkbookWithAnyByteChanged_AnswersAndNeverThrows()
    {
        var good = TestWorkbook.Of(SmallList.Heading, SmallList.Person);
        var changed = from at in Gen.Int[0, good.Length - 1]
                      from value in Gen.Byte
                      select (byte[])[.. good[..at], value, .. good[(at + 1)..]];

        changed.Sample(content => AdmissionSheet.Open(content) is not SheetOpening.Opened(var sheet) || sheet.Read(sheet.Mapping, Samples.Facts).ToArray() is not null, iter: 2_000);
    }

    [Fact]
    public void Open_AnyBytesAtAll_AnswersAndNeverThrows() =>
        Gen.Byte.Array[0, 2_000].Sample(content => AdmissionSheet.Open(content) is not null, iter: 2_000);

    [Fact]
    public void Open_AnyTextBelowAHeading_ReadsEveryRowWithoutThrowing()
    {
        var heading = string.Join(',', ListColumns.All.Select(info => info.Zh)) + "\r\n";

        Gen.String.Sample(
            text => AdmissionSheet.Open(Encoding.UTF8.GetBytes(heading + text)) is not SheetOpening.Opened(var sheet)
                || sheet.Read(sheet.Mapping, Samples.Facts).ToArray() is not null,
            iter: 2_000);
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
