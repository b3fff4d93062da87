using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Tests.Corrections;

/// <summary>The procedure of a locked item, without anybody in it.</summary>
public sealed class ProcedureRulesTests
{
    [Theory]
    [InlineData(2024, 6, "2027-03-01")]
    [InlineData(2024, 4, "2026-03-01")]
    [InlineData(2024, 5, "2026-09-01")]
    public void GraduatingTerm_BeginsWithTheLastHalfYear(int formalYear, int halfYears, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), GraduatingTerm.Begins(formalYear, halfYears));

    [Theory]
    [InlineData("2026-01-05", "2026-03-01", "2026-03-31", "2026-08-31")]
    [InlineData("2026-03-31", "2026-03-01", "2026-03-31", "2026-08-31")]
    [InlineData("2026-04-01", "2026-09-01", "2026-09-30", "2027-02-28")]
    [InlineData("2026-10-01", "2027-03-01", "2027-03-31", "2027-08-31")]
    public void Window_IsTheOneThatIsOpenOrTheNext(string today, string opens, string closes, string backBy)
    {
        var window = RegisterWindow.Next(Day(today));

        Assert.Equal((Day(opens), Day(closes), Day(backBy)), (window.Opens, window.Closes, window.BackBy));
    }

    [Fact]
    public void Evidence_OfAnIdNumber_AddsThePolice_AndOfABirthDateTheCertificateOfBirth()
    {
        Assert.Equal([EvidenceKind.HouseholdBook, EvidenceKind.IdCard], EvidenceRules.Required([RecordField.Name], null));
        Assert.Equal([EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate], EvidenceRules.Required([RecordField.IdNumber], CorrectionGround.Police));
        Assert.Equal(
            [EvidenceKind.HouseholdBook, EvidenceKind.IdCard, EvidenceKind.PoliceCertificate, EvidenceKind.BirthCertificate, EvidenceKind.ProvincialApproval],
            EvidenceRules.Required([RecordField.IdNumber, RecordField.BirthDate], CorrectionGround.Police));
        Assert.Empty(EvidenceRules.Required([], CorrectionGround.Police));
    }

    [Theory]
    [InlineData(RecordField.Phone, false)]
    [InlineData(RecordField.AddressDetail, false)]
    [InlineData(RecordField.Name, true)]
    [InlineData(RecordField.EthnicGroup, true)]
    public void Scan_IsOwedForWhatSomebodyElseHasOnPaper(RecordField field, bool isOwed) => Assert.Equal(isOwed, EvidenceRules.NeedsAScan([field]));

    [Fact]
    public void Locked_AreOnlyTheRegistersItems_AndOnlyFromTheRegistrationOn()
    {
        Assert.True(LockedItems.IsLocked(RecordField.Name, new DateOnly(2026, 11, 20)));
        Assert.False(LockedItems.IsLocked(RecordField.Name, null));
        Assert.False(LockedItems.IsLocked(RecordField.Phone, new DateOnly(2026, 11, 20)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
