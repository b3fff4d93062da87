using System.Collections.Concurrent;
using Microsoft.Playwright;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Somebody at a browser of their own. Notes whatever a careful person would call a fault while they look on.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>What the server drew beforehand is marked: it looks finished but does not listen, and whatever is typed into it is lost.</summary>
    private const string MarkTheDrawn = "document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('.portal').forEach(e => e.isDrawn = true))";

    /// <summary>Settled once the circuit has put its own page in place of the drawn one and no placeholder is left.</summary>
    private const string IsSettled = """
        () => document.readyState === 'complete'
            && ![...document.querySelectorAll('.portal')].some(e => e.isDrawn)
            && !document.querySelector('.loading')
        """;

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly Uri _portal;

    private Visitor(IBrowserContext context, IPage page, Uri portal) => (Context, Page, _portal) = (context, page, portal);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Visitor> ComeAsync(IBrowser browser, Uri portal, Look look, string? cookies = null)
    {
        var options = look.Options(portal);
        options.StorageState = cookies;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`))");
        await context.AddInitScriptAsync(MarkTheDrawn);
        var visitor = new Visitor(context, await context.NewPageAsync(), portal);
        visitor.Watch();
        return visitor;
    }

    /// <summary>Opens a page of the portal and waits until it listens and has nothing more to load.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettleAsync();
    }

    public async Task SettleAsync() => await Page.WaitForFunctionAsync(IsSettled, null, new() { PollingInterval = 50 });

    /// <summary>Until the words stand there; nobody reloads for them.</summary>
    public Task SeesAsync(string words, string within = "#main") => Page.Locator(within, new() { HasText = words }).First.WaitForAsync();

    /// <summary>Until the shortcuts of the page are heard.</summary>
    public Task ListensAsync() => Page.Locator("html[data-listens]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Ticks a filter of a queue by hand: it stands in the address, and the screen knows that it is filtered.</summary>
    public async Task TickAFilterAsync()
    {
        await Page.Locator(".filters input[type=checkbox]").First.ClickAsync();
        await Page.ReachesAsync(url => url.Contains('?'));
        await Page.Locator(".filters a").WaitForAsync();
    }

    public async Task SignInAsync(string user, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.FillAsync("#user", user);
        await Page.FillAsync("#password", password);
        await Page.PressAsync("#password", "Enter");
        await Page.ReachesAsync(url => !url.Contains("/account/sign-in"));
    }

    /// <summary>Presses "submit" twice in a row, as impatient thumbs do.</summary>
    public async Task SubmitIntakeAsync(string root = "/intake")
    {
        await OpenAsync($"{root}/check");
        await Page.CheckAsync("#truth");
        await Page.Locator(".truth button[type=submit]").DblClickAsync();
        await Page.ReachesAsync($"{root}/receipt");
    }

    /// <summary>A test that pulls the plug takes its consequences out of the account.</summary>
    public void Forgive() => _faults.Clear();

    /// <summary>The page first, as a tab is closed: going down with its context it does not always get to say that it leaves, and what it had open stays taken.</summary>
    public async ValueTask DisposeAsync()
    {
        await Chromium.CloseAsync(Page);
        await Chromium.CloseAsync(Context);
    }

    private void Watch()
    {
        Page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        Page.PageError += (_, error) => Note(true, $"script: {error}");
        Page.Response += (_, answer) => Note(answer.Status >= 500, $"{answer.Status}: {answer.Url}");
        Context.Request += (_, request) => Note(!IsOurs(request.Url), $"request to another place: {request.Url}");
    }

    private bool IsOurs(string url) =>
        new Uri(url) is var uri && (uri.Authority == _portal.Authority || uri.Scheme is "data" or "blob" or "about");

    private void Note(bool isFault, string text)
    {
        if (isFault)
        {
            _faults.Enqueue($"{Page.Url}: {text}");
        }
    }
}
