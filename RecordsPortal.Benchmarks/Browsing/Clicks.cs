using Microsoft.Playwright;

namespace RecordsPortal.Benchmarks.Browsing;

/// <summary>A button pressed again and again: from the click to the change it makes in the page, by way of the server.</summary>
internal static class Clicks
{
    /// <summary>The clock is the page's own, so that what drives the browser costs nothing.</summary>
    private const string Press = """
        () => new Promise(done => {
          const button = document.querySelector('.search-bar button[aria-controls]');
          const began = performance.now();
          new MutationObserver((_, watch) => { watch.disconnect(); done(performance.now() - began); }).observe(button, { attributes: true, attributeFilter: ['aria-expanded'] });
          button.click();
        })
        """;

    /// <returns>Milliseconds, each.</returns>
    public static async Task<IReadOnlyList<double>> OfAsync(IBrowser browser, Uri portal, string cookies, int times)
    {
        var address = new Uri(portal, "/students");
        await using var context = await ColdLoad.NewContextAsync(browser, Device.Desk, address, cookies);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => document.querySelectorAll('.portal').forEach(e => e.isDrawn = true))");
        await page.GotoAsync(address.ToString());
        await page.WaitForFunctionAsync("() => { const e = document.querySelector('.portal'); return e && !e.isDrawn && !document.querySelector('.loading'); }", null, new() { PollingInterval = 50 });
        var waits = new List<double>();
        for (var i = -2; i < times; i++)
        {
            var wait = await page.EvaluateAsync<double>(Press);
            if (i >= 0)
            {
                waits.Add(wait);
            }
        }

        return waits;
    }
}
