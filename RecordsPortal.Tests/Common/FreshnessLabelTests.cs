using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class FreshnessLabelTests : ComponentTest
{
    [Fact]
    public void Label_OfAScreen_SaysWhenAndByWhomItLastChanged()
    {
        var label = Render<FreshnessLabel>(p => p.Add(x => x.At, Clock.GetUtcNow().UtcDateTime.AddSeconds(-3)).Add(x => x.By, "李老师"));

        Assert.Equal("更新于 3 秒前 · 李老师", label.Find(".freshness-live").TextContent.Trim());
        Assert.Equal("0", label.Find("time").GetAttribute("tabindex"));
    }

    /// <summary>The browser shows one or the other; the server cannot say that it is not there.</summary>
    [Fact]
    public void Label_HasTheWarningReadyForALostConnection()
    {
        var label = Render<FreshnessLabel>(p => p.Add(x => x.At, Clock.GetUtcNow().UtcDateTime));

        Assert.Equal("数据可能已过期", label.Find(".freshness-stale").TextContent);
    }
}
