using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class KeyScriptTests(Chromium chromium) : ScriptPage(chromium)
{
    private const string Body = """
        <p id="text" tabindex="0">申请</p><input id="reason"><button id="open">打开</button><div id="place"></div>
        <script type="module">
          import { listen } from "./js/keys.js";
          window.pressed = [];
          const owner = { invokeMethodAsync: (_, key) => { window.pressed.push(key); return Promise.resolve(); } };
          listen(owner, [{ key: "j", repeats: true }, { key: "a", repeats: false }, { key: "Enter", repeats: false }, { key: "?", repeats: false }]);
          window.ready = true;
        </script>
        """;

    [BrowserFact]
    public async Task Key_PressedOnThePage_IsHeard()
    {
        await OpenAsync(Body);

        await PressAsync("#text", "j", "a", "Enter", "Shift+?", "x", "Control+a");

        Assert.Equal(["j", "a", "Enter", "?"], await PressedAsync());
    }

    [BrowserFact]
    public async Task Key_WhileSomebodyTypes_IsALetter()
    {
        await OpenAsync(Body);

        await PressAsync("#reason", "j", "a", "Shift+?");

        Assert.Equal("ja?", await Page.InputValueAsync("#reason"));
        Assert.Empty(await PressedAsync());
    }

    [BrowserFact]
    public async Task Key_SwitchedOffOrUnderADialogOrOnAButton_DoesNothing()
    {
        await OpenAsync(Body);

        await Page.EvaluateAsync("document.documentElement.dataset.keys = 'off'");
        await PressAsync("#text", "a");
        await Page.EvaluateAsync("delete document.documentElement.dataset.keys; document.getElementById('place').className = 'mud-dialog-container'");
        await PressAsync("#text", "a");
        await Page.EvaluateAsync("document.getElementById('place').className = ''");
        await PressAsync("#open", "Enter");

        Assert.Empty(await PressedAsync());
    }

    [BrowserFact]
    public async Task Key_HeldDown_MovesOnButApprovesOnce()
    {
        await OpenAsync(Body);
        await Page.FocusAsync("#text");

        foreach (var key in (string[])["j", "a"])
        {
            await Page.Keyboard.DownAsync(key);
            await Page.Keyboard.DownAsync(key);
            await Page.Keyboard.UpAsync(key);
        }

        Assert.Equal(["j", "j", "a"], await PressedAsync());
    }

    private async Task OpenAsync(string body)
    {
        await OpenAsync(body, []);
        await Page.WaitForFunctionAsync("() => window.ready");
    }

    private async Task PressAsync(string selector, params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.PressAsync(selector, key);
        }
    }

    private Task<string[]> PressedAsync() => Page.EvaluateAsync<string[]>("new Promise(done => setTimeout(() => done(pressed)))");
}
