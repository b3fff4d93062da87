using CsCheck;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Registry.Rules;

public sealed class FieldFormTests
{
    private static readonly string[] _usual =
        ["汉", "汉族", "2.64305E+13", "2.6430503100000E+13", "00852 9123 4567", "湖南省邵阳市大祥区", "2008年1月20日", "39467", "0731-28881234转12"];

    private static readonly Gen<string> _odd = Gen.OneOf(
        Gen.String,
        Gen.String["张三买提·•‧∙⋅・･.． 　'’-–⼩\u200B\uFEFFAé𫖯"],
        Gen.String["0123456789０１２３.年月日-/E+xX 转()'"],
        Gen.Int[0, _usual.Length - 1].Select(at => _usual[at]));

    [Theory]
    [InlineData("张　三", "张三")]
    [InlineData(" 张 三 ", "张三")]
    [InlineData("买买提•卡德尔", "买买提·卡德尔")]
    [InlineData("买买提‧卡德尔", "买买提·卡德尔")]
    [InlineData("买买提・卡德尔", "买买提·卡德尔")]
    [InlineData("买买提∙卡德尔", "买买提·卡德尔")]
    [InlineData("买买提⋅卡德尔", "买买提·卡德尔")]
    [InlineData("买买提 ． 卡德尔", "买买提·卡德尔")]
    [InlineData("买买提.卡德尔", "买买提·卡德尔")]
    [InlineData("J. R.  Smith", "J. R. Smith")]
    [InlineData("Ｏ’Neil", "O'Neil")]
    [InlineData("王𫖯", "王𫖯")]
    [InlineData("\uF922", "\uF922")]
    [InlineData("张\u200B三", "张三")]
    public void Normalise_AName_CleansOnlyItsForm(string raw, string name) =>
        Assert.Equal(name, FieldForm.Normalise(RecordField.Name, raw));

    [Theory]
    [InlineData("2008年01月20日")]
    [InlineData("2008年1月20日")]
    [InlineData("2008-1-20")]
    [InlineData("2008.1.20")]
    [InlineData("2008/01/20")]
    [InlineData("20080120")]
    [InlineData("２００８０１２０")]
    [InlineData("2008-01-20 00:00:00")]
    [InlineData("2008-01-20T00:00:00")]
    [InlineData("39467")]
    [InlineData("39467.0")]
    public void Normalise_ABirthDateInAnyWriting_IsOneDate(string raw) =>
        Assert.Equal("2008-01-20", FieldForm.Normalise(RecordField.BirthDate, raw));

    [Theory]
    [InlineData("20050230")]
    [InlineData("2005/02/30")]
    [InlineData("2005年")]
    [InlineData("上世纪")]
    public void Normalise_WhatIsNoDate_StaysAsWritten(string raw) =>
        Assert.Equal(raw, FieldForm.Normalise(RecordField.BirthDate, raw));

    [Theory]
    [InlineData(" 26430503100000 ", "26430503100000")]
    [InlineData("26430503100000.0", "26430503100000")]
    [InlineData("2.64305031E+13", "2.64305031E+13")]
    [InlineData("2.6430503100000E+13", "26430503100000")]
    [InlineData("ab430503", "AB430503")]
    public void Normalise_ACandidateNumberFromASpreadsheet_IsMendedWhileItsDigitsAreThere(string raw, string number) =>
        Assert.Equal(number, FieldForm.Normalise(RecordField.CandidateNumber, raw));

    [Theory]
    [InlineData("13812344770", "+8613812344770")]
    [InlineData("１３８１２３４４７７０", "+8613812344770")]
    [InlineData("138 1234 4770", "+8613812344770")]
    [InlineData("138-1234-4770", "+8613812344770")]
    [InlineData("+86 138 1234 4770", "+8613812344770")]
    [InlineData("0086-13812344770", "+8613812344770")]
    [InlineData("8613812344770", "+8613812344770")]
    [InlineData("13812344770.0", "+8613812344770")]
    [InlineData("1.3812344770E+10", "+8613812344770")]
    [InlineData("0731-28881234", "+8673128881234")]
    [InlineData("(0731)28881234", "+8673128881234")]
    [InlineData("010-6627 8899", "+861066278899")]
    [InlineData("0731-28881234-12", "+8673128881234;ext=12")]
    [InlineData("0731-28881234转12", "+8673128881234;ext=12")]
    [InlineData("+852 9123 4567", "+85291234567")]
    [InlineData("00853 6612 3456", "+85366123456")]
    [InlineData("+886 0912 345 678", "+886912345678")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    public void Normalise_APhoneAsPeopleWriteIt_IsE164(string raw, string phone)
    {
        Assert.Equal(phone, FieldForm.Normalise(RecordField.Phone, raw));
        Assert.True(PhoneNumber.IsWellFormed(phone));
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("12812344770")]
    [InlineData("1381234477")]
    [InlineData("+85291234")]
    [InlineData("没有")]
    public void Normalise_WhatIsNoPhone_IsNotWellFormed(string raw) =>
        Assert.False(PhoneNumber.IsWellFormed(FieldForm.Normalise(RecordField.Phone, raw)));

    [Theory]
    [InlineData(RecordField.Sex, "男", "1")]
    [InlineData(RecordField.EthnicGroup, "汉", "01")]
    [InlineData(RecordField.EthnicGroup, "1", "01")]
    [InlineData(RecordField.PoliticalStatus, "团员", "03")]
    [InlineData(RecordField.AdmissionRoute, "单招", "DZ")]
    [InlineData(RecordField.AdmissionRoute, "３＋２", "SE")]
    [InlineData(RecordField.Origin, "湖南省邵阳市大祥区", "430503")]
    [InlineData(RecordField.Origin, "430503000000", "430503")]
    [InlineData(RecordField.Origin, "430503.0", "430503")]
    [InlineData(RecordField.EntryYear, "2026年", "2026")]
    [InlineData(RecordField.EntryYear, "2026级", "2026")]
    [InlineData(RecordField.EntryYear, "202609", "2026")]
    [InlineData(RecordField.EntryYear, "2026-09-01", "2026")]
    [InlineData(RecordField.EntryYear, "2026-2027", "2026-2027")]
    [InlineData(RecordField.AddressDetail, " 解放路  193号 ", "解放路 193号")]
    public void Normalise_AnItem_IsItsCanonicalForm(RecordField field, string raw, string value) =>
        Assert.Equal(value, FieldForm.Normalise(field, raw));

    [Theory]
    [InlineData("")]
    [InlineData(" 　\u200B")]
    [InlineData(null)]
    public void Normalise_Blank_IsNothingInEveryField(string? raw) =>
        Assert.All(Enum.GetValues<RecordField>(), field => Assert.Null(FieldForm.Normalise(field, raw)));

    [Fact]
    public void Normalise_Twice_ChangesNothing()
    {
        var cases = Gen.Select(Gen.Enum<RecordField>(), _odd);

        cases.Sample(
            (field, raw) => FieldForm.Normalise(field, raw) is not { } once || FieldForm.Normalise(field, once) == once,
            iter: 20_000);
    }

    [Fact]
    public void Check_AnythingAtAll_NeverThrows()
    {
        var cases = Gen.Select(Gen.Enum<RecordField>(), _odd, Gen.Enum<Occasion>());

        cases.Sample((field, raw, occasion) =>
        {
            var values = Somebody.Values.With(field, FieldForm.Normalise(field, raw));
            return RecordRules.Check(values, occasion, Somebody.Facts) is not null;
        });
    }
}
