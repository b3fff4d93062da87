using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class RecordTimestampTests : ComponentTest
{
    [Theory]
    [InlineData("zh-CN", 0, "刚刚 · 李老师")]
    [InlineData("zh-CN", 3, "3 秒前 · 李老师")]
    [InlineData("zh-CN", 125, "2 分钟前 · 李老师")]
    [InlineData("zh-CN", 3 * 86400, "3 天前 · 李老师")]
    [InlineData("zh-CN", 8 * 86400, "2026年8月24日 · 李老师")]
    [InlineData("en", 3, "3 s ago · 李老师")]
    [InlineData("en", 8 * 86400, "24 Aug 2026 · 李老师")]
    public void Timestamp_SomeSecondsOld_SaysHowLongAgoAndWho(string language, int seconds, string expected)
    {
        Read(language);

        var stamp = Render<RecordTimestamp>(p => p.Add(x => x.At, Clock.GetUtcNow().UtcDateTime.AddSeconds(-seconds)).Add(x => x.By, "李老师"));

        Assert.Equal(expected, stamp.Find(".stamp").TextContent);
    }

    [Fact]
    public void Timestamp_Hovered_GivesTheExactSecondOfTheCollege()
    {
        var stamp = Render<RecordTimestamp>(p => p.Add(x => x.At, Clock.GetUtcNow().UtcDateTime.AddSeconds(-3)));

        Assert.Equal("2026年9月1日 11:59:57", stamp.Find("time").GetAttribute("title"));
        Assert.Equal("2026-09-01T03:59:57.000Z", stamp.Find("time").GetAttribute("datetime"));
    }

    [Fact]
    public void Timestamp_OfAClockThatRunsAhead_ReadsAsJustNow()
    {
        var stamp = Render<RecordTimestamp>(p => p.Add(x => x.At, Clock.GetUtcNow().UtcDateTime.AddSeconds(20)));

        Assert.Equal("刚刚", stamp.Find(".stamp").TextContent);
    }

    /// <summary>The script writes into the first text node; anything before it would be overwritten instead.</summary>
    [Fact]
    public void Timestamp_InMarkup_IsOneTextNode()
    {
        var stamp = Render<RecordTimestamp>(p => p.Add(x => x.At, Clock.GetUtcNow().UtcDateTime.AddSeconds(-3)));

        Assert.Single(stamp.Find("time").ChildNodes);
    }
}
