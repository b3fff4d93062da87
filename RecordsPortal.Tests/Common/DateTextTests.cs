using RecordsPortal.Components.Common;

namespace RecordsPortal.Tests.Common;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("20260901")]
    [InlineData("2026-09-01")]
    [InlineData("2026.9.1")]
    [InlineData("2026/9/01")]
    [InlineData("2026年9月1日")]
    [InlineData(" 2026 年 09 月 01 日 ")]
    [InlineData("２０２６年９月１日")]
    [InlineData("2026。9。1")]
    public void Date_InAnyCommonWriting_IsUnderstood(string text)
    {
        Assert.True(DateText.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2026, 9, 1), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-02-30")]
    [InlineData("9.1")]
    [InlineData("九月一日")]
    [InlineData("260901")]
    public void Date_ThatIsNone_IsRefused(string? text)
    {
        Assert.False(DateText.TryParse(text, out _));
    }
}
