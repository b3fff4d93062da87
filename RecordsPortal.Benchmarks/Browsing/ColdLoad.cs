using Microsoft.Playwright;
using RecordsPortal.Benchmarks.Serving;

namespace RecordsPortal.Benchmarks.Browsing;

/// <summary>A page opened by a browser that has never been there.</summary>
/// <param name="Bytes">Over the wire, with headers.</param>
/// <param name="Paint">Milliseconds from asking to the first words.</param>
/// <param name="Ready">Milliseconds until it answers to a hand: the circuit has put its own page in place of the drawn one; for a static page, its scripts have run.</param>
internal sealed record ColdLoad(int Requests, double Bytes, double Paint, double Ready)
{
    /// <summary>What the server drew looks finished and does not listen yet; it is marked, and gone when the circuit's own page stands there.</summary>
    private const string NoteWhenReady = """
        addEventListener('DOMContentLoaded', () => {
          const drawn = [...document.querySelectorAll('.portal')];
          const look = () => {
            if (window.readyAt || drawn.some(e => e.isConnected)) return;
            window.readyAt = performance.now();
          };
          look();
          new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        });
        """;

    private const string IsDone = "() => document.readyState === 'complete' && window.readyAt && performance.getEntriesByName('first-contentful-paint').length > 0";

    public static async Task<ColdLoad> OfAsync(IBrowser browser, Device device, Uri address, string cookies)
    {
        await using var context = await NewContextAsync(browser, device, address, cookies);
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await device.SlowAsync(session);
        var (requests, bytes) = (0, 0.0);
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            requests++;
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        };
        await page.AddInitScriptAsync(NoteWhenReady);
        await page.GotoAsync(address.ToString(), new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync(IsDone, null, new() { Timeout = 60_000, PollingInterval = 50 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return new ColdLoad(
            requests, bytes, await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"), await page.EvaluateAsync<double>("() => window.readyAt"));
    }

    /// <param name="cookies">As a request's header has them.</param>
    public static async Task<IBrowserContext> NewContextAsync(IBrowser browser, Device device, Uri address, string cookies)
    {
        var options = device.Options;
        options.ExtraHTTPHeaders = [PortalServer.Forwarded];
        var context = await browser.NewContextAsync(options);
        if (cookies.Length > 0)
        {
            var site = new UriBuilder(address) { Scheme = "https", Path = "/", Query = "" }.ToString();
            await context.AddCookiesAsync(cookies.Split("; ").Select(cookie => cookie.Split('=', 2)).Select(pair => new Cookie { Name = pair[0], Value = pair[1], Url = site, Secure = true }));
        }

        return context;
    }
}
