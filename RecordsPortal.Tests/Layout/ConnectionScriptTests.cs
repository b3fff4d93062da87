using Microsoft.Playwright;
using RecordsPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecordsPortal.Tests.Layout;

public sealed class ConnectionScriptTests(Chromium chromium) : ScriptPage(chromium)
{
    private const string Body = """
        <div id="components-reconnect-modal" class="connection" data-state="up" data-probe="healthz/live" data-retention="180">
          <button data-retry>立即重试</button><button data-reload>重新载入</button>
        </div>
        <input id="phone"><button id="approve">通过</button>
        """;

    private const string Form = $"""{Body}<form class="entry-form"><input id="f-Phone"></form>""";

    /// <summary>Stands for Blazor: hears what fields say, and can be told to lose the circuit.</summary>
    private const string Blazor = """
        heard = [];
        alive = true;
        window.Blazor = { reconnect: () => Promise.resolve(true), resumeCircuit: () => Promise.resolve(false) };
        window.DotNet = { invokeMethodAsync: () => alive ? Promise.resolve(true) : new Promise(() => {}) };
        tell = state => document.getElementById("components-reconnect-modal").dispatchEvent(new CustomEvent("components-reconnect-state-changed", { detail: { state } }));
        document.addEventListener("change", e => heard.push(e.target.value));
        document.getElementById("approve").addEventListener("click", () => heard.push("approved"));
        """;

    [BrowserFact]
    public async Task Network_GoesAndComesBack_IsSaidAndTakenBack()
    {
        await OpenAsync(Body, ["connection.js"], Blazor);

        await Page.Context.SetOfflineAsync(true);
        await Expect(Bar).ToHaveAttributeAsync("data-state", "offline");
        await Page.Context.SetOfflineAsync(false);

        await Expect(Bar).ToHaveAttributeAsync("data-state", "up");
    }

    [BrowserFact]
    public async Task Circuit_Lost_KeepsTypingHoldsActionsAndSaysEverythingAgainAfterwards()
    {
        await OpenAsync(Body, ["connection.js"], Blazor);
        await Page.EvaluateAsync("tell('show')");

        await Page.FillAsync("#phone", "13812344770");
        await Page.ClickAsync("#approve");
        Assert.DoesNotContain("approved", await HeardAsync());
        await Expect(Bar).ToHaveAttributeAsync("data-held", "");
        await Page.EvaluateAsync("heard = []; tell('hide')");

        Assert.Equal(["13812344770"], await HeardAsync());
        await Page.ClickAsync("#approve");
        Assert.Contains("approved", await HeardAsync());
    }

    [BrowserFact]
    public async Task Circuit_LostForGood_WhatWasTypedJustBeforeIsBackAfterTheReload()
    {
        await OpenAsync(Form, ["connection.js", "entry.js"], Blazor);
        await Page.FillAsync("#f-Phone", "13812344770");
        await AnswerAsync(200);

        await Page.EvaluateAsync("marker = 1; tell('show'); tell('rejected')");
        await Page.WaitForFunctionAsync("() => window.marker === undefined && window.heard && window.portalEntry");
        await Page.EvaluateAsync("portalEntry.restore()");

        Assert.Equal(["13812344770"], await HeardAsync());
        await Expect(Page.Locator("#f-Phone")).ToHaveValueAsync("13812344770");
    }

    [BrowserFact]
    public async Task Circuit_BackAgain_NothingOldComesOverWhatIsWrittenSince()
    {
        await OpenAsync(Form, ["connection.js", "entry.js"], Blazor);
        await Page.EvaluateAsync("tell('show')");
        await Page.FillAsync("#f-Phone", "13812344770");
        await Page.EvaluateAsync("tell('hide')");
        await Page.FillAsync("#f-Phone", "13912344771");

        await Page.EvaluateAsync("portalEntry.restore()");

        await Expect(Page.Locator("#f-Phone")).ToHaveValueAsync("13912344771");
    }

    [BrowserFact]
    public async Task Circuit_Rejected_ReloadsOnlyOnceTheServerAnswers()
    {
        await OpenAsync(Body, ["connection.js"], Blazor);
        await Page.EvaluateAsync("marker = 1");
        await AnswerAsync(502);

        await Page.EvaluateAsync("tell('rejected')");
        await Page.WaitForResponseAsync("**/healthz/live");
        Assert.Equal(1, await Page.EvaluateAsync<int>("window.marker ?? 0"));
        await AnswerAsync(200);

        await Page.WaitForFunctionAsync("() => window.marker === undefined && window.heard");
    }

    [BrowserFact]
    public async Task Tab_WakesAfterTheCircuitIsGone_ReloadsItself()
    {
        await Page.Clock.InstallAsync();
        await OpenAsync(Body, ["connection.js"], Blazor);
        await AnswerAsync(200);
        await Page.EvaluateAsync("marker = 1; alive = false; window.Blazor.reconnect = () => Promise.resolve(false)");

        await SleepAsync(minutes: 5);
        await Page.Clock.RunForAsync(6_000);

        await Page.WaitForFunctionAsync("() => window.marker === undefined && window.heard");
    }

    [BrowserFact]
    public async Task Tab_WakesAndTheCircuitIsWell_StaysAsItIs()
    {
        await Page.Clock.InstallAsync();
        await OpenAsync(Body, ["connection.js"], Blazor);
        await AnswerAsync(200);
        await Page.EvaluateAsync("marker = 1");

        await SleepAsync(minutes: 5);
        await Page.Clock.RunForAsync(6_000);

        Assert.Equal(1, await Page.EvaluateAsync<int>("window.marker"));
    }

    private ILocator Bar => Page.Locator("#components-reconnect-modal");

    private Task<string[]> HeardAsync() => Page.EvaluateAsync<string[]>("heard");

    private Task AnswerAsync(int status) => Page.RouteAsync("**/healthz/live", route => route.FulfillAsync(new() { Status = status }));

    private async Task SleepAsync(int minutes)
    {
        await Page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))");
        await Page.Clock.FastForwardAsync(minutes * 60_000);
        await Page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: false, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))");
    }
}
