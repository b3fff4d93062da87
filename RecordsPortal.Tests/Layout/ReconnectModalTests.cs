using Bunit;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class ReconnectModalTests : ComponentTest
{
    [Theory]
    [InlineData("zh-CN", "网络已断开。您输入的内容会保留，恢复连接后自动继续。")]
    [InlineData("en", "You are offline. What you type is kept and will be sent once you are connected again.")]
    public void Bar_HasItsWordsBeforeTheyAreNeeded(string language, string offline)
    {
        Read(language);

        Assert.Equal(offline, Bar().Find(".when-offline").TextContent);
    }

    /// <summary>Blazor finds both by these ids, and the script reads how long the server keeps a circuit.</summary>
    [Fact]
    public void Bar_CarriesWhatBlazorAndTheScriptLookFor()
    {
        var bar = Bar().Find("#components-reconnect-modal");

        Assert.NotNull(bar.QuerySelector("#components-seconds-to-next-attempt"));
        Assert.Equal("180", bar.GetAttribute("data-retention"));
        Assert.Equal("healthz/live", bar.GetAttribute("data-probe"));
    }

    private IRenderedComponent<ReconnectModal> Bar() => Render<ReconnectModal>();
}
