using System.Globalization;
using Microsoft.Playwright;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>The dashboard on a wall: it moves by itself, and says when it no longer does.</summary>
[Collection(WorkingCollection.Name)]
public sealed class DashboardJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task Number_ChangedElsewhere_MovesByItselfUnlessPausedAndOpensItsList()
    {
        var (live, paused) = (await VisitAsync("leader"), await VisitAsync("leader"));
        await live.OpenAsync("/dashboard?year=2026");
        await paused.OpenAsync("/dashboard?year=2026");
        var before = await ApprovedAsync(live);
        await paused.Page.GetByRole(AriaRole.Button, new() { Name = "暂停" }).ClickAsync();
        await paused.Page.GetByText("已暂停").WaitForAsync();

        await ApproveAsync();
        await Approved(live, before + 1).WaitForAsync();
        Assert.Equal(before, await ApprovedAsync(paused));
        await paused.Page.GetByRole(AriaRole.Button, new() { Name = "继续" }).ClickAsync();
        await Approved(paused, before + 1).WaitForAsync();

        await Approved(live, before + 1).ClickAsync();
        await live.Page.ReachesAsync(url => new Uri(url).AbsolutePath == "/students");
        await live.Page.Locator(".list-count", new() { HasText = (before + 1).ToString("N0", CultureInfo.InvariantCulture) }).WaitForAsync();
    }

    [BrowserFact]
    public async Task ServerGone_MarksTheNumbersAsMaybeOutOfDateAndCatchesUpAfterwards()
    {
        var leader = await VisitAsync("leader");
        await leader.OpenAsync("/dashboard?year=2026");
        var before = await ApprovedAsync(leader);
        var stale = leader.Page.Locator(".freshness-stale");
        Assert.False(await stale.IsVisibleAsync());

        await Portal.Server.KillAsync();
        await stale.WaitForAsync();
        await Portal.Server.StartAsync();
        await ApproveAsync();
        await Approved(leader, before + 1).WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(stale).ToBeHiddenAsync();
        leader.Forgive();
    }

    private async Task ApproveAsync()
    {
        var application = await Portal.Applications.NextAsync();
        var desk = new ReviewerAtDesk(await VisitAsync("registrar"));
        await desk.OpenCaseAsync(application.Id);
        await desk.ApproveAsync(application.Name);
    }

    private static ILocator Step(Visitor visitor) => visitor.Page.Locator(".funnel li", new() { HasText = "已通过" }).Locator(".live-number");

    private static async Task<int> ApprovedAsync(Visitor visitor) =>
        int.Parse((await Step(visitor).InnerTextAsync()).Split('\n', ' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static ILocator Approved(Visitor visitor, int count) => Step(visitor).Filter(new() { HasTextRegex = new($@"^\s*{count:N0}\b") });
}
