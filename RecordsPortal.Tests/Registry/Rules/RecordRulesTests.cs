using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Registry.Rules;

public sealed class RecordRulesTests
{
    /// <summary>The whole table: what is wrong, and where it bites.</summary>
    public static TheoryData<RecordField, string?, string, string> Table { get; } = new()
    {
        { RecordField.Name, null, RuleKeys.NameMissing, "EEE" },
        { RecordField.Name, "张3", RuleKeys.NameDigit, "EEE" },
        { RecordField.Name, "张\uE863", RuleKeys.NamePrivateUse, "EEE" },
        { RecordField.Name, "王⼩明", RuleKeys.NameRadical, "EEE" },
        { RecordField.Name, "张三(大)", RuleKeys.NameCharacter, "EEE" },
        { RecordField.Name, "·张三", RuleKeys.NameDot, "EEE" },
        { RecordField.Name, "买··提", RuleKeys.NameDot, "EEE" },
        { RecordField.Name, "朱", RuleKeys.NameOneCharacter, "WWW" },
        { RecordField.Sex, null, RuleKeys.SexMissing, "EEE" },
        { RecordField.Sex, "2", RuleKeys.SexDiffersFromIdNumber, "EEE" },
        { RecordField.IdType, "火星护照", RuleKeys.IdTypeUnknown, "EEE" },
        { RecordField.IdNumber, null, RuleKeys.IdNumberMissing, "EEE" },
        { RecordField.IdNumber, "4303042006031500", RuleKeys.IdNumberLength, "EEE" },
        { RecordField.IdNumber, "43030420060315001A", RuleKeys.IdNumberCharacters, "EEE" },
        { RecordField.IdNumber, "163304200603150015", RuleKeys.IdNumberProvince, "EEE" },
        { RecordField.IdNumber, "430304200302290030", RuleKeys.IdNumberDate, "EEE" },
        { RecordField.IdNumber, "430304203003150010", RuleKeys.IdNumberFuture, "EEE" },
        { RecordField.IdNumber, "430304200603150016", RuleKeys.IdNumberCheckDigit, "EEE" },
        { RecordField.IdNumber, "110105491231002", RuleKeys.IdNumberFifteenDigits, "EEE" },
        { RecordField.IdNumber, "4.30304E+17", RuleKeys.NumberCut, "EEE" },
        { RecordField.BirthDate, null, RuleKeys.BirthDateMissing, "EEE" },
        { RecordField.BirthDate, "20050230", RuleKeys.BirthDateInvalid, "EEE" },
        { RecordField.BirthDate, "2026-08-02", RuleKeys.BirthDateFuture, "EEE" },
        { RecordField.BirthDate, "2006-03-16", RuleKeys.BirthDateDiffersFromIdNumber, "EEE" },
        { RecordField.CandidateNumber, null, RuleKeys.CandidateNumberMissing, "E–E" },
        { RecordField.CandidateNumber, "2643050", RuleKeys.CandidateNumberFormat, "E–E" },
        { RecordField.CandidateNumber, "26430503-100000", RuleKeys.CandidateNumberFormat, "E–E" },
        { RecordField.CandidateNumber, "2643050310000", RuleKeys.CandidateNumberNotFourteenDigits, "W–W" },
        { RecordField.CandidateNumber, "25430503100000", RuleKeys.CandidateNumberYear, "W–W" },
        { RecordField.CandidateNumber, "26990503100000", RuleKeys.CandidateNumberProvince, "W–W" },
        { RecordField.CandidateNumber, "2.64305E+13", RuleKeys.NumberCut, "EEE" },
        { RecordField.NativePlace, null, RuleKeys.NativePlaceMissing, "WEW" },
        { RecordField.NativePlace, "999999", RuleKeys.NativePlaceUnknown, "WEE" },
        { RecordField.NativePlace, "430521", RuleKeys.NativePlaceUnknown, "WEE" },
        { RecordField.Origin, null, RuleKeys.OriginMissing, "WEW" },
        { RecordField.Origin, "999999", RuleKeys.OriginUnknown, "EEE" },
        { RecordField.Origin, "430000", RuleKeys.OriginTooCoarse, "WEW" },
        { RecordField.Origin, "430200", RuleKeys.OriginTooCoarse, "–E–" },
        { RecordField.Origin, "430521", RuleKeys.OriginHistorical, "WEW" },
        { RecordField.EthnicGroup, null, RuleKeys.EthnicGroupMissing, "WEE" },
        { RecordField.EthnicGroup, "火星族", RuleKeys.EthnicGroupUnknown, "WEE" },
        { RecordField.PoliticalStatus, null, RuleKeys.PoliticalStatusMissing, "WEE" },
        { RecordField.PoliticalStatus, "其他", RuleKeys.PoliticalStatusUnknown, "WEE" },
        { RecordField.FormalMajor, null, RuleKeys.MajorMissing, "E–E" },
        { RecordField.FormalMajor, "999999", RuleKeys.MajorUnknown, "E–E" },
        { RecordField.CurrentMajor, "999999", RuleKeys.MajorUnknown, "E–E" },
        { RecordField.EntryYear, null, RuleKeys.YearMissing, "E–E" },
        { RecordField.EntryYear, "1949", RuleKeys.YearOutOfRange, "E–E" },
        { RecordField.FormalAdmissionYear, "2028", RuleKeys.YearOutOfRange, "E–E" },
        { RecordField.EntryYear, "2025", RuleKeys.YearsDiffer, "WEW" },
        { RecordField.AdmissionRoute, null, RuleKeys.RouteMissing, "E–E" },
        { RecordField.AdmissionRoute, "特殊渠道", RuleKeys.RouteUnknown, "E–E" },
        { RecordField.Phone, null, RuleKeys.PhoneMissing, "WEW" },
        { RecordField.Phone, "12345", RuleKeys.PhoneMalformed, "WEW" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Check_OneValueAtFault_BitesAsTheTableSays(RecordField field, string? value, string key, string bite)
    {
        var values = Somebody.Values.With(field, FieldForm.Normalise(field, value));

        Assert.Equal(bite, Somebody.Bite(values, key));
    }

    [Theory]
    [InlineData(Occasion.Import)]
    [InlineData(Occasion.StudentEntry)]
    [InlineData(Occasion.StaffCorrection)]
    public void Check_SomebodyBeyondReproach_FindsNothing(Occasion occasion) =>
        Assert.Empty(RecordRules.Check(Somebody.Values, occasion, Somebody.Facts));

    [Fact]
    public void Check_ANumberSomebodyElseHolds_BitesAsTheTableSays()
    {
        Assert.Equal("EEE", Somebody.Bite(Somebody.Values, RuleKeys.IdNumberHeld, Somebody.Facts with { IdNumberHeldBy = NumberHolder.ActiveStudent }));
        Assert.Equal("WWW", Somebody.Bite(Somebody.Values, RuleKeys.IdNumberOfFormerStudent, Somebody.Facts with { IdNumberHeldBy = NumberHolder.FormerStudent }));
        Assert.Equal("EEE", Somebody.Bite(Somebody.Values, RuleKeys.CandidateNumberHeld, Somebody.Facts with { CandidateNumberHeld = true }));
    }

    [Fact]
    public void Check_APhoneOfManyStudents_WarnsFromTheSixthOn()
    {
        Assert.Equal("–––", Somebody.Bite(Somebody.Values, RuleKeys.PhoneShared, Somebody.Facts with { OthersWithPhone = 4 }));
        Assert.Equal("WWW", Somebody.Bite(Somebody.Values, RuleKeys.PhoneShared, Somebody.Facts with { OthersWithPhone = 5 }));
    }

    [Fact]
    public void Check_AnOldNumberOnALegacyRecord_IsLeftToStaffOnly()
    {
        var values = Somebody.Values.With(RecordField.IdNumber, "110105491231002").With(RecordField.BirthDate, "1949-12-31");

        Assert.Equal("EE–", Somebody.Bite(values, RuleKeys.IdNumberFifteenDigits, Somebody.Facts with { IsLegacyRecord = true }));
    }

    [Theory]
    [InlineData("2013-03-15", "W")]
    [InlineData("2012-09-01", "–")]
    [InlineData("2012-09-02", "W")]
    [InlineData("1965-09-02", "–")]
    [InlineData("1965-09-01", "W")]
    public void Check_AnUnusualAgeAtEntry_OnlyWarns(string birthDate, string bite)
    {
        var values = Somebody.Values.With(RecordField.BirthDate, birthDate);

        Assert.Equal(bite + bite + bite, Somebody.Bite(values, RuleKeys.AgeUnusual));
    }

    [Fact]
    public void Check_AnAreaThatNeverWas_OnlyWarns()
    {
        var seventeen = "43999920060315001";

        Assert.Equal("WWW", Somebody.Bite(Somebody.Values.With(RecordField.IdNumber, seventeen + IdNumber.CheckDigit(seventeen)), RuleKeys.IdNumberAreaUnknown));
    }

    [Fact]
    public void Check_AnAbolishedCountyInTheIdNumber_IsNothingToSay()
    {
        var seventeen = "43052120060315001";
        var values = Somebody.Values.With(RecordField.IdNumber, seventeen + IdNumber.CheckDigit(seventeen));

        Assert.Empty(RecordRules.Check(values, Occasion.StudentEntry, Somebody.Facts));
    }

    [Theory]
    [InlineData("A", "E12345678")]
    [InlineData("H", "H12345678")]
    [InlineData("8", "01234567")]
    [InlineData("9", "911840200502030012")]
    [InlineData("9", "CHN110000012345")]
    public void Check_AnotherDocument_SaysNothingOfSexAndBirth(string type, string number)
    {
        var values = Somebody.Values.With(RecordField.IdType, type).With(RecordField.IdNumber, number).With(RecordField.Sex, "2");

        Assert.Empty(RecordRules.Check(values, Occasion.StudentEntry, Somebody.Facts));
    }

    [Fact]
    public void Check_SomebodyFromAbroad_IsNotAskedForAPoliticalStatus()
    {
        var values = Somebody.Values.With(RecordField.IdType, "A").With(RecordField.IdNumber, "E12345678").With(RecordField.PoliticalStatus, null);

        Assert.Equal("–––", Somebody.Bite(values, RuleKeys.PoliticalStatusMissing));
    }

    [Theory]
    [InlineData("WN", "2023", "–––")]
    [InlineData("SE", "2024", "–––")]
    [InlineData("WN", "2022", "WEW")]
    [InlineData("GK", "2023", "WEW")]
    public void Check_DifferentYears_AreInOrderForFiveYearAndSegmentedStudents(string route, string entry, string bite)
    {
        var values = Somebody.Values.With(RecordField.AdmissionRoute, route).With(RecordField.EntryYear, entry);

        Assert.Equal(bite, Somebody.Bite(values, RuleKeys.YearsDiffer));
        Assert.Equal("–––", Somebody.Bite(values, RuleKeys.YearsDiffer, Somebody.Facts with { ReasonForDifferentYears = "保留入学资格" }));
    }

    [Fact]
    public void Check_AMajorWhoseNameTheListWritesOtherwise_IsAnErrorUnlessOnlyTheTrackDiffers()
    {
        RuleFacts Listed(string name) => Somebody.Facts with { ListText = new Dictionary<RecordField, string> { [RecordField.FormalMajor] = name } };

        Assert.Equal("E–E", Somebody.Bite(Somebody.Values, RuleKeys.MajorNameDiffers, Listed("工程造价")));
        Assert.Equal("–––", Somebody.Bite(Somebody.Values, RuleKeys.MajorNameDiffers, Listed("建筑工程技术（装配式方向）")));
    }

    [Fact]
    public void Check_LongRemarksAndNames_CountCodePoints()
    {
        var rare = "𫖯";

        Assert.Equal("–––", Somebody.Bite(Somebody.Values.With(RecordField.Remarks, string.Concat(Enumerable.Repeat(rare, 200))), RuleKeys.RemarksTooLong));
        Assert.Equal("EEE", Somebody.Bite(Somebody.Values.With(RecordField.Remarks, new string('长', 201)), RuleKeys.RemarksTooLong));
        Assert.Equal("EEE", Somebody.Bite(Somebody.Values.With(RecordField.AddressDetail, new string('长', 201)), RuleKeys.TextTooLong));
        Assert.Equal("–––", Somebody.Bite(Somebody.Values.With(RecordField.Name, string.Concat(Enumerable.Repeat(rare, 50))), RuleKeys.NameTooLong));
        Assert.Equal("EEE", Somebody.Bite(Somebody.Values.With(RecordField.Name, new string('长', 51)), RuleKeys.NameTooLong));
    }

    [Fact]
    public void Check_AnyFinding_KeepsIdNumberAndPhoneToItself()
    {
        var values = Somebody.Values.With(RecordField.IdNumber, "430304200603150016").With(RecordField.Phone, "138123447");

        var facts = RecordRules.Check(values, Occasion.StudentEntry, Somebody.Facts).SelectMany(finding => finding.Facts);

        Assert.DoesNotContain(facts, fact => fact.Contains("4303042006") || fact.Contains("138123447"));
    }
}
