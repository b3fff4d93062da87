using Microsoft.Playwright;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A registrar at the review desk: the acts, all of them by keyboard.</summary>
internal sealed class ReviewerAtDesk(Visitor visitor)
{
    public const string StillToAccept = ".review-item .verdict.accept[aria-pressed=false]";

    public Visitor Visitor => visitor;

    public IPage Page => visitor.Page;

    public ILocator UndoBar => Page.Locator(".undo-bar");

    public ILocator Notice => Page.Locator(".review-pane .notice");

    public ILocator Actions => Page.Locator(".review-actions");

    /// <summary>The rows as they stand, from above.</summary>
    public Task<string[]> RowsAsync() => Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-row]')].map(row => row.dataset.row)");

    public async Task OpenQueueAsync(string query = "")
    {
        await visitor.OpenAsync($"/review{query}");
        await Page.Locator("[data-row]").First.WaitForAsync();
        await visitor.ListensAsync();
    }

    /// <summary>Opens a case and has it claimed.</summary>
    public async Task OpenCaseAsync(Guid id, string query = "")
    {
        await LookAtAsync(id, query);
        await Actions.WaitForAsync();
    }

    /// <summary>Opens a case, whoever has it.</summary>
    public async Task LookAtAsync(Guid id, string query = "")
    {
        await visitor.OpenAsync($"/review/{id}{query}");
        await Page.Locator(".review-head h2").WaitForAsync();
        await visitor.ListensAsync();
    }

    /// <summary>Until another case than this one is open and claimed.</summary>
    public async Task<string> NextAfterAsync(string id)
    {
        await Page.ReachesAsync(url => url.Contains("/review/") && !url.Contains(id));
        await Page.Locator($"[data-row='{OpenId()}'][aria-current]").WaitForAsync();
        await Page.Locator($".review-pane[data-case='{OpenId()}'] .review-actions").WaitForAsync();
        return OpenId();
    }

    /// <summary>Until this person's case is open and claimed.</summary>
    public Task HasAsync(string name) => Page.Locator(".review-pane", new() { HasText = name }).Locator(".review-actions").WaitForAsync();

    public string OpenId() => new Uri(Page.Url).Segments[^1];

    public async Task<string> NameAsync() => (await Page.Locator(".review-head h2").EvaluateAsync<string>("e => e.firstChild.textContent")).Trim();

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Enter for each difference, as a registrar's thumb does.</summary>
    public async Task AcceptAllAsync()
    {
        for (var left = await Page.Locator(StillToAccept).CountAsync(); left > 0; left--)
        {
            await PressAsync("Enter");
        }

        await Page.WaitForFunctionAsync("open => !document.querySelector(open)", StillToAccept);
    }

    /// <summary>Accepts what differs and approves; answers what the bar says of it.</summary>
    public async Task<string> ApproveAsync(string name)
    {
        await AcceptAllAsync();
        await PressAsync("a");
        await Says("已通过", name).WaitForAsync();
        return await UndoBar.InnerTextAsync();
    }

    /// <summary>Returns the item under the cursor; the letters of the reason are shortcuts everywhere else.</summary>
    public async Task ReturnAsync(string name, string reason)
    {
        if (await Page.Locator(".review-item").CountAsync() == 0)
        {
            await PressAsync("e");
        }

        await PressAsync("x");
        await Page.Locator(".review-item.returned").WaitForAsync();
        await PressAsync("r");
        await Page.Locator(".return-panel input:focus").WaitForAsync();
        await Page.Keyboard.TypeAsync(reason);
        await PressAsync("Enter");
        await Says("已退回", name).WaitForAsync();
    }

    private ILocator Says(string act, string name) => UndoBar.Filter(new() { HasText = $"{act}：{name}" });
}
