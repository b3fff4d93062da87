using Microsoft.Playwright;

namespace RecordsPortal.Tests.Support;

/// <summary>
/// The portal's own scripts in a real browser on a page of the test's making, without a server: what they promise (typing kept, keys
/// left alone while somebody writes) is the browser's behaviour, which no rendered markup can show.
/// </summary>
[Collection(nameof(Chromium))]
public abstract class ScriptPage(Chromium chromium) : IAsyncLifetime
{
    private const string Origin = "http://portal.test/";

    private IBrowserContext? _context;

    protected IPage Page { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assert.True(Chromium.Path is not null, Chromium.Missing);
        _context = await chromium.Browser.NewContextAsync();
        Page = await _context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_context is not null)
        {
            await Chromium.CloseAsync(_context);
        }
    }

    /// <summary>Opens a page with this body and these scripts of wwwroot/js, loaded as the portal loads them.</summary>
    /// <param name="before">Script that runs first, for what the portal finds already there.</param>
    protected async Task OpenAsync(string body, string[] scripts, string before = "")
    {
        var tags = string.Concat(scripts.Select(script => $"<script type=\"module\" src=\"js/{script}\"></script>"));
        var html = $"<!DOCTYPE html><html><head><base href=\"/\"></head><body>{body}<script>{before}</script>{tags}</body></html>";
        await Page.RouteAsync($"{Origin}**", route => FulfilAsync(route, html));
        await Page.GotoAsync($"{Origin}page");
    }

    protected Task<string> TextAsync(string selector) => Page.Locator(selector).InnerTextAsync();

    private static Task FulfilAsync(IRoute route, string html)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        return path switch
        {
            "/page" => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }),
            _ when path.StartsWith("/js/", StringComparison.Ordinal) => route.FulfillAsync(new()
            {
                ContentType = "text/javascript; charset=utf-8",
                Path = Repository.Path($"RecordsPortal.Components/wwwroot{path}"),
            }),
            _ => route.FulfillAsync(new() { Status = 404 }),
        };
    }
}
