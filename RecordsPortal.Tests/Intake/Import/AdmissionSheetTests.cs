using System.Text;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Intake.Import;

public sealed class AdmissionSheetTests
{
    private static readonly Encoding _gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    private static readonly Dictionary<string, byte[]> _encoded = new()
    {
        ["UTF-8"] = Encoding.UTF8.GetBytes(Csv(",")),
        ["UTF-8 with its mark"] = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv(","))],
        ["UTF-8 with semicolons"] = Encoding.UTF8.GetBytes(Csv(";")),
        ["GB 18030"] = _gb18030.GetBytes(Csv(",")),
        ["GB 18030 with tabs"] = _gb18030.GetBytes(Csv("\t")),
        ["UTF-16 with tabs"] = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Csv("\t"))],
    };

    public static TheoryData<string> Encodings { get; } = [.. _encoded.Keys];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Open_ACsvInAnyCommonEncoding_ReadsTheSamePeople(string encoding)
    {
        var sheet = Samples.Open(_encoded[encoding]);

        Assert.Equal(["朱建佑", "王𫖯"], sheet.Read(sheet.Mapping, Samples.Facts).Select(row => row.Values[RecordField.Name]));
        Assert.Equal([4, 5], sheet.Read(sheet.Mapping, Samples.Facts).Select(row => row.RowNumber));
    }

    [Fact]
    public void Open_ACsvWithALineBreakInACell_CountsRowsAsTheSpreadsheetDoes()
    {
        var text = SmallList.Csv(",", SmallList.Heading, SmallList.Person.With(1, "\"朱\n建佑\""), SmallList.Another);

        var sheet = Samples.Open(Encoding.UTF8.GetBytes(text));

        Assert.Equal([2, 3], sheet.Read(sheet.Mapping, Samples.Facts).Select(row => row.RowNumber));
    }

    [Fact]
    public void Read_ACsvThatWrapsItsNumbersForASpreadsheet_ReadsTheNumbers()
    {
        var sheet = Samples.Open(Encoding.UTF8.GetBytes(SmallList.Csv(",", SmallList.Heading, SmallList.Person.With(0, "=\"26430503100000\"").With(3, "430304200603150015\t"))));

        Assert.Empty(sheet.Read(sheet.Mapping, Samples.Facts).Single().Findings);
    }

    [Fact]
    public void Open_ALinkThatLeadsNowhere_DoesNotSpoilTheList()
    {
        var sheet = Samples.Open(TestWorkbook.WithLink("http://[zhu@@example.com", SmallList.Heading, SmallList.Person));

        Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts));
    }

    [Fact]
    public void Open_HeadingsAsOtherProvincesWriteThem_AreMatched()
    {
        var sheet = Samples.Open(TestWorkbook.Of(
            ["2026年录取名册"],
            [],
            ["序号", "考 生 号*", "姓　名（必填）", "证件号码", "Major code", "录取年度", "录取类别", "宿舍"],
            ["1", "26430503100000", "朱建佑", "430304200603150015", "440301", "2026", "统招", "3栋"]));

        Assert.Equal(3, sheet.HeaderRow);
        Assert.Equal(
            [ListColumn.SerialNumber, ListColumn.CandidateNumber, ListColumn.Name, ListColumn.IdNumber, ListColumn.FormalMajorCode, ListColumn.FormalAdmissionYear, ListColumn.AdmissionRoute, null],
            sheet.Columns.Select(column => column.Column));
        Assert.Equal("H 宿舍 3栋", sheet.Columns.Where(column => column.Column is null).Select(column => $"{column.Letters} {column.Heading} {column.Example}").Single());
    }

    [Fact]
    public void Read_AListWithoutSexBirthAndEntryYear_TakesThemFromWhatItHas()
    {
        var sheet = Samples.Open(TestWorkbook.Of(
            ["考生号", "姓名", "身份证号", "专业名称", "录取年份", "招生类别"],
            ["26430503100000", "朱建佑", "430304200603150015", "建筑工程技术", "2026", "统招"]));

        var row = Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts));

        Assert.Empty(row.Findings);
        Assert.Equal(
            RecordValues.Of(
                (RecordField.CandidateNumber, "26430503100000"), (RecordField.Name, "朱建佑"), (RecordField.Sex, "1"), (RecordField.BirthDate, "2006-03-15"),
                (RecordField.IdType, "1"), (RecordField.IdNumber, "430304200603150015"), (RecordField.EntryYear, "2026"), (RecordField.FormalAdmissionYear, "2026"),
                (RecordField.CurrentMajor, "440301"), (RecordField.FormalMajor, "440301"), (RecordField.AdmissionRoute, "GK")).ToJson(),
            row.Values.ToJson());
    }

    [Fact]
    public void Read_ARouteNobodyKnows_IsAFaultUntilItIsMappedOnce()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person.With(7, "春招 特别批"), SmallList.Another.With(7, "春招 特别批")));
        var mapped = sheet.Mapping with { Routes = new Dictionary<string, string> { ["春招 特别批"] = "DZ" } };

        var before = sheet.Read(sheet.Mapping, Samples.Facts).ToArray();
        var after = sheet.Read(mapped, Samples.Facts).ToArray();

        Assert.Equal(["春招 特别批"], sheet.UnknownRoutes(sheet.Mapping));
        Assert.All(before, row => Assert.Equal((RuleKeys.RouteUnknown, "春招 特别批"), (Assert.Single(row.Findings).Key, row.Findings[0].Facts[0])));
        Assert.All(after, row => Assert.Equal("DZ", row.Values[RecordField.AdmissionRoute]));
        Assert.Empty(sheet.UnknownRoutes(mapped));
    }

    [Fact]
    public void Read_WithACorrectedMapping_ReadsTheColumnAsSaid()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading.With(1, "尊称"), SmallList.Person));

        var corrected = sheet.Mapping with { Columns = new Dictionary<int, ListColumn>(sheet.Mapping.Columns) { [1] = ListColumn.Name } };

        Assert.Equal([ListColumn.Name], sheet.Mapping.Missing);
        Assert.Empty(corrected.Missing);
        Assert.Equal("朱建佑", sheet.Read(corrected, Samples.Facts).Single().Values[RecordField.Name]);
    }

    [Fact]
    public void Read_AMajorWhoseCodeAndNameDisagree_IsAFault()
    {
        var sheet = Samples.Open(TestWorkbook.Of([.. SmallList.Heading, "录取专业"], [.. SmallList.Person, "工程造价"]));

        var finding = Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts).Single().Findings);

        Assert.Equal(RuleKeys.MajorNameDiffers, finding.Key);
        Assert.Equal(["440301", "建筑工程技术", "工程造价"], finding.Facts);
    }

    [Fact]
    public void Read_TheSameNumbersTwice_LeavesTheFirstAndFaultsTheLaterNamingTheRow()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person, SmallList.Person.With(0, " ２６４３０５０３１０００００ ")));

        var rows = sheet.Read(sheet.Mapping, Samples.Facts).ToArray();

        Assert.Empty(rows[0].Findings);
        Assert.Equal([RuleKeys.IdNumberRepeated, RuleKeys.CandidateNumberRepeated], rows[1].Findings.Select(finding => finding.Key));
        Assert.All(rows[1].Findings, finding => Assert.Equal("2", Assert.Single(finding.Facts)));
    }

    [Fact]
    public void Read_OnePhoneForEverybody_WarnsFromTheSixthOn()
    {
        var people = Enumerable.Range(0, 7).Select(index => SmallList.Person.With(0, $"2643050310000{index}").With(3, IdNumberOf(index)));

        var sheet = Samples.Open(TestWorkbook.Of([SmallList.Heading, .. people]));

        Assert.Equal([7, 8], sheet.Read(sheet.Mapping, Samples.Facts).Where(row => row.Findings.Any(finding => finding.Key == RuleKeys.PhoneShared)).Select(row => row.RowNumber));
    }

    [Fact]
    public void Read_AValueThatCannotBeUnderstood_IsNotKept()
    {
        var sheet = Samples.Open(TestWorkbook.Of([.. SmallList.Heading, "民族"], [.. SmallList.Person.With(8, "12345"), "火星族"]));

        var row = Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts));

        Assert.False(row.IsFaulty);
        Assert.True(row.NeedsMending);
        Assert.False(row.Values.Has(RecordField.Phone));
        Assert.False(row.Values.Has(RecordField.EthnicGroup));
    }

    [Theory]
    [InlineData("录取", false, null)]
    [InlineData("", false, null)]
    [InlineData("放弃入学资格", true, null)]
    [InlineData("退档", true, null)]
    [InlineData("待定", false, RuleKeys.AdmissionStatusUnknown)]
    public void Read_AnAdmissionStatus_IsUnderstoodOrAFault(string status, bool withdrawn, string? key)
    {
        var sheet = Samples.Open(TestWorkbook.Of([.. SmallList.Heading, "录取状态"], [.. SmallList.Person, status]));

        var row = Assert.Single(sheet.Read(sheet.Mapping, Samples.Facts));

        Assert.Equal(withdrawn, row.IsWithdrawn);
        Assert.Equal(key, row.Findings.SingleOrDefault()?.Key);
    }

    [Fact]
    public void Read_WhatIsKnownOfOthers_JoinsTheRowsFindings()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person, SmallList.Another));

        var rows = sheet.Read(sheet.Mapping, Samples.Facts, values => Samples.Facts with { CandidateNumberHeld = values[RecordField.Name] == "朱建英" }).ToArray();

        Assert.Empty(rows[0].Findings);
        Assert.Equal(RuleKeys.CandidateNumberHeld, Assert.Single(rows[1].Findings).Key);
    }

    [Fact]
    public void Read_APageHeadingInTheMiddle_IsPassedOver()
    {
        var sheet = Samples.Open(TestWorkbook.Of(SmallList.Heading, SmallList.Person, SmallList.Heading, SmallList.Another));

        Assert.Equal([2, 4], sheet.Read(sheet.Mapping, Samples.Facts).Select(row => row.RowNumber));
    }

    [Fact]
    public async Task OpenAsync_AStreamOfTheFile_IsTheSameSheet()
    {
        var content = TestWorkbook.Of(SmallList.Heading, SmallList.Person);

        var opening = await AdmissionSheet.OpenAsync(new MemoryStream(content));

        Assert.Equal(Samples.Open(content).Hash, Assert.IsType<SheetOpening.Opened>(opening).Sheet.Hash);
    }

    private static string Csv(string separator) =>
        SmallList.Csv(separator, ["2026年录取名册"], [], SmallList.Heading, SmallList.Person, SmallList.Another.With(1, "王𫖯"));

    private static string IdNumberOf(int index)
    {
        var seventeen = $"43030420060315{(index * 2) + 11:000}";
        return seventeen + IdNumber.CheckDigit(seventeen);
    }
}
