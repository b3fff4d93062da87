using RecordsPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecordsPortal.Tests.Common;

public sealed class TimeScriptTests(Chromium chromium) : ScriptPage(chromium)
{
    /// <summary>The page is drawn by a server whose clock says noon; the reader's device is ten minutes behind.</summary>
    private static readonly DateTime Device = new(2026, 9, 1, 3, 50, 0, DateTimeKind.Utc);

    private const string Body = """
        <div id="relative-words" data-now="1788235200000" data-just-now="刚刚" data-seconds="{0} 秒前" data-minutes="{0} 分钟前" data-hours="{0} 小时前" data-days="{0} 天前"></div>
        <time id="now" data-relative datetime="2026-09-01T04:00:00.000Z">刚刚</time>
        <time id="hour" data-relative datetime="2026-09-01T03:00:01.000Z">59 分钟前</time>
        <time id="old" data-relative datetime="2026-08-01T03:00:00.000Z">2026年8月1日</time>
        """;

    [BrowserFact]
    public async Task Times_AsSecondsPass_CountOnByTheServersClock()
    {
        await Page.Clock.InstallAsync(new() { TimeDate = Device });
        await OpenAsync(Body, ["times.js"]);

        await Page.Clock.FastForwardAsync(3_000);

        await Expect(Page.Locator("#now")).ToHaveTextAsync("3 秒前");
        await Expect(Page.Locator("#hour")).ToHaveTextAsync("1 小时前");
        await Expect(Page.Locator("#old")).ToHaveTextAsync("2026年8月1日");
    }

    /// <summary>Blazor keeps writing into the node it made; a script that replaced it would freeze the text for good.</summary>
    [BrowserFact]
    public async Task Times_AsSecondsPass_KeepTheTextNodeOfThePage()
    {
        await Page.Clock.InstallAsync(new() { TimeDate = Device });
        await OpenAsync(Body, ["times.js"], "node = document.getElementById('now').firstChild");

        await Page.Clock.FastForwardAsync(3_000);

        Assert.True(await Page.EvaluateAsync<bool>("node === document.getElementById('now').firstChild"));
    }
}
