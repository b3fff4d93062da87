using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class StudentNumbersTests
{
    [Theory]
    [InlineData("{year}{school}{seq:4}", "202602", 4)]
    [InlineData("{yy}A{school}{seq:3}", "26A02", 3)]
    [InlineData("{seq:6}", "", 6)]
    public void Read_SplitsThePatternBeforeTheCounter(string pattern, string prefix, int digits) =>
        Assert.Equal((prefix, digits), StudentNumbers.Read(pattern, 2026, "02"));

    [Theory]
    [InlineData(null, "2026020001")]
    [InlineData("2026020009", "2026020010")]
    [InlineData("2026029998", "2026029999")]
    [InlineData("2026029999", null)]
    public void After_CountsOnUntilUsedUp(string? last, string? next) =>
        Assert.Equal(next, StudentNumbers.After(last, "202602", 4));
}
