using Microsoft.Playwright;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>The review desk without a mouse.</summary>
[Collection(WorkingCollection.Name)]
public sealed class ReviewByKeyboardTests(BrowserPortal portal) : BrowserTest(portal)
{
    private const int Cases = 20;

    [BrowserFact]
    public async Task Registrar_WithoutAMouse_DecidesCaseAfterCase()
    {
        var schools = (await Portal.Applications.WaitingAsync()).GroupBy(a => a.SchoolId).Where(g => !g.Any(a => a.IsScarce)).OrderByDescending(g => g.Count()).ToList();
        var desk = await SitDownAsync();
        var (decided, open) = (0, "");
        foreach (var school in schools)
        {
            if (decided == Cases)
            {
                break;
            }

            await desk.OpenQueueAsync($"?school={school.Key}");
            await desk.PressAsync("j", "j", "k", "Enter");
            open = await desk.NextAfterAsync("/review?");
            Assert.Equal((await desk.RowsAsync())[0], open);
            // Two stay in each school: one to go on to, one to return at the end.
            for (var until = Math.Min(Cases, decided + school.Count() - 2); decided < until; decided++)
            {
                await desk.ApproveAsync(await desk.NameAsync());
                open = await desk.NextAfterAsync(open);
            }
        }

        Assert.Equal(Cases, decided);
        var name = await desk.NameAsync();
        await desk.ReturnAsync(name, "请本人核对后再提交");
        await desk.NextAfterAsync(open);
        await desk.PressAsync("u");
        await desk.HasAsync(name);
        await desk.PressAsync("?");
        await desk.Page.Locator(".mud-dialog .shortcut-list kbd", new() { HasText = "Enter" }).WaitForAsync();
        await desk.Page.Locator(".mud-dialog :focus").WaitForAsync();
        await desk.PressAsync("Escape");
        await desk.Page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [BrowserFact]
    public async Task ShortcutLetters_InTheReason_StayText()
    {
        const string Letters = "jk xr a en u? 请核对";
        var application = await Portal.Applications.NextAsync();
        var desk = await SitDownAsync();
        await desk.OpenCaseAsync(application.Id);
        await desk.PressAsync("e", "x", "r");
        await desk.Page.Locator(".return-panel input:focus").WaitForAsync();

        await desk.Page.Keyboard.TypeAsync(Letters);
        var typed = await desk.Page.Locator(".return-panel input").First.InputValueAsync();
        await desk.PressAsync("Escape");
        await desk.Actions.WaitForAsync();

        Assert.Equal(Letters, typed);
        Assert.Equal(application.Name, await desk.NameAsync());
        Assert.Equal(1, await desk.Page.Locator(".review-item.returned").CountAsync());
        Assert.Equal(0, await desk.UndoBar.CountAsync());
    }

    [BrowserFact]
    public async Task SingleKeys_SwitchedOff_DoNothing()
    {
        var application = await Portal.Applications.NextAsync();
        var desk = await SitDownAsync();
        await desk.OpenCaseAsync(application.Id);

        await SwitchKeysAsync(desk, "off");
        await desk.PressAsync("e", "x", "a");
        await SwitchKeysAsync(desk, "on");
        await desk.PressAsync("e");

        await desk.Page.Locator(".review-fold[aria-expanded=true]").WaitForAsync();
        Assert.Equal(application.Name, await desk.NameAsync());
        Assert.Equal(0, await desk.Page.Locator(".review-item.returned").CountAsync());
    }

    [BrowserFact]
    public async Task Approval_UndoneAndGivenAgain_KeepsTheStudentsNumber()
    {
        var application = await Portal.Applications.NextAsync();
        var desk = await SitDownAsync();
        await desk.OpenCaseAsync(application.Id);
        var first = await desk.ApproveAsync(application.Name);
        await desk.NextAfterAsync(application.Id.ToString());

        await desk.PressAsync("u");
        await desk.HasAsync(application.Name);
        var again = await desk.ApproveAsync(application.Name);

        Assert.Matches(@"学号 \d+", first);
        Assert.Equal(first, again);
    }

    private async Task<ReviewerAtDesk> SitDownAsync() => new(await VisitAsync("registrar"));

    private static async Task SwitchKeysAsync(ReviewerAtDesk desk, string value)
    {
        await desk.Page.Locator(".user-menu > summary").ClickAsync();
        await desk.Page.Locator($"[data-preference=keys] input[value={value}]").ClickAsync();
        await desk.Page.Locator(".review-head h2").ClickAsync();
    }
}
