using RecordsPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecordsPortal.Tests.Common;

public sealed class FieldScriptTests(Chromium chromium) : ScriptPage(chromium)
{
    private const string Body = """
        <a href="page#phone" data-focus="phone">请填写联系电话</a>
        <input id="phone" maxlength="20" value="138">
        <textarea id="free">原文</textarea>
        <textarea id="remark" data-saves></textarea>
        <div id="paste-note" data-text="{0} > {1}"></div>
        <script>
          heard = [];
          for (const kind of ["input", "change", "keydown"]) document.addEventListener(kind, e => heard.push(kind + ":" + (e.target.value ?? "")));
        </script>
        """;

    [BrowserFact]
    public async Task Paste_LongerThanTheField_IsRefusedWithANoteAndTheTextStays()
    {
        await OpenAsync(Body, ["fields.js"]);

        await PasteAsync("#phone", new string('9', 30));

        Assert.Equal("138", await Page.InputValueAsync("#phone"));
        Assert.Equal("30 > 20", await Page.Locator("#paste-note[data-shown]").TextContentAsync());
    }

    [BrowserFact]
    public async Task Paste_OfFortyThousandCharacters_NeverReachesTheCircuit()
    {
        await OpenAsync(Body, ["fields.js"]);

        await PasteAsync("#free", new string('字', 40_000));

        Assert.Equal("原文", await Page.InputValueAsync("#free"));
        Assert.Equal("40,000 > 10,000", await Page.Locator("#paste-note[data-shown]").TextContentAsync());
    }

    [BrowserFact]
    public async Task Paste_ThatFits_IsLeftToTheBrowser()
    {
        await OpenAsync(Body, ["fields.js"]);

        Assert.False(await PasteAsync("#phone", "13812344770"));
        Assert.Equal(0, await Page.Locator("#paste-note[data-shown]").CountAsync());
    }

    [BrowserFact]
    public async Task InputMethod_WhileComposing_TellsNobodyAndThenOnce()
    {
        await OpenAsync(Body, ["fields.js"]);
        await Page.FocusAsync("#free");
        var devtools = await Page.Context.NewCDPSessionAsync(Page);

        foreach (var pinyin in (string[])["w", "wa", "wang"])
        {
            await devtools.SendAsync("Input.imeSetComposition", new() { ["text"] = pinyin, ["selectionStart"] = pinyin.Length, ["selectionEnd"] = pinyin.Length });
        }

        Assert.Empty(await HeardAsync());
        await devtools.SendAsync("Input.insertText", new() { ["text"] = "王" });

        var heard = await HeardAsync();
        Assert.Equal("王原文", await Page.InputValueAsync("#free"));
        Assert.All(heard, entry => Assert.Equal("input:王原文", entry));
        Assert.NotEmpty(heard);
    }

    [BrowserFact]
    public async Task ErrorLink_Followed_PutsTheFocusIntoItsFieldAndStaysOnThePage()
    {
        await OpenAsync(Body, ["fields.js"]);

        await Page.ClickAsync("[data-focus]");

        await Expect(Page.Locator("#phone")).ToBeFocusedAsync();
        Assert.EndsWith("/page", Page.Url);
    }

    [BrowserFact]
    public async Task Typing_InAFieldThatSavesItself_IsToldAfterAPauseWithoutLeaving()
    {
        await OpenAsync(Body, ["fields.js"]);

        await Page.Locator("#remark").PressSequentiallyAsync("abc");
        await Page.WaitForFunctionAsync("() => heard.includes('change:abc')");

        await Expect(Page.Locator("#remark")).ToBeFocusedAsync();
        Assert.Single(await HeardAsync(), entry => entry.StartsWith("change:", StringComparison.Ordinal));
    }

    private Task<string[]> HeardAsync() => Page.EvaluateAsync<string[]>("heard");

    /// <summary>True if the page refused it. Made by hand, because a browser without a window has no clipboard.</summary>
    private Task<bool> PasteAsync(string selector, string text) => Page.EvaluateAsync<bool>(
        """
        ([selector, text]) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          return !document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { selector, text });
}
