using Microsoft.Playwright;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Several people at one queue: nobody does another's work, and nothing moves under anybody's cursor.</summary>
[Collection(WorkingCollection.Name)]
public sealed class ReviewTogetherTests(BrowserPortal portal) : BrowserTest(portal)
{
    /// <summary>A small batch is through before anybody could look; the bar was there all the same.</summary>
    private const string NoteProgress = """
        new MutationObserver(changes => {
            if (changes.some(change => [...change.addedNodes].some(node => node.matches?.('.bulk-progress')))) window.progressSeen = true;
        }).observe(document, { childList: true, subtree: true });
        """;

    [BrowserFact]
    public async Task Filter_ChosenInAQueue_HoldsAtOnceAndStandsInTheAddress()
    {
        var registrar = await VisitAsync("registrar");
        foreach (var queue in (string[])["/review", "/corrections"])
        {
            await registrar.OpenAsync(queue);
            await registrar.TickAFilterAsync();
        }
    }

    [BrowserFact]
    public async Task CaseAColleagueHasOpen_IsNamedReadOnlyAndNeverNext()
    {
        var query = await QueueOfAtLeastAsync(3);
        var (wang, li) = await TwoAsync();
        await li.OpenQueueAsync(query);
        var rows = await li.RowsAsync();

        await wang.OpenCaseAsync(Guid.Parse(rows[1]), query);

        await li.Page.Locator($"[data-row='{rows[1]}']", new() { HasText = "王敏正在审核" }).WaitForAsync();
        await li.LookAtAsync(Guid.Parse(rows[1]), query);
        await li.Page.GetByText("王敏正在审核，您可以查看").WaitForAsync();
        Assert.Equal(0, await li.Actions.CountAsync());
        await li.OpenCaseAsync(Guid.Parse(rows[0]), query);
        await li.PressAsync("n");
        Assert.Equal(rows[2], await li.NextAfterAsync(rows[0]));
    }

    [BrowserFact]
    public async Task ClaimAColleagueReleases_IsToldToWhoHadItAndSoIsTheDecision()
    {
        var application = await Portal.Applications.NextAsync();
        var (wang, li) = await TwoAsync();
        await wang.OpenCaseAsync(application.Id);
        await li.LookAtAsync(application.Id);

        await li.Page.GetByRole(AriaRole.Button, new() { Name = "释放领取" }).ClickAsync();
        await wang.Notice.Filter(new() { HasText = "您现在只能查看" }).WaitForAsync();
        var told = await wang.Notice.InnerTextAsync();
        Assert.Equal(0, await wang.Actions.CountAsync());
        await li.Actions.WaitForAsync();
        await li.ApproveAsync(application.Name);

        Assert.Contains("李婷", told);
        await wang.Notice.Filter(new() { HasText = "这份申请现在是“已通过”（李婷）" }).WaitForAsync();
    }

    [BrowserFact]
    public async Task CaseInTwoWindows_ApprovedInBothAtOnce_IsApprovedOnceAndTheOtherIsTold()
    {
        var application = await Portal.Applications.NextAsync();
        ReviewerAtDesk[] windows = [new(await VisitAsync("registrar")), new(await VisitAsync("registrar"))];
        foreach (var window in windows)
        {
            await window.OpenCaseAsync(application.Id);
            await window.AcceptAllAsync();
        }

        await Task.WhenAll(windows.Select(window => window.PressAsync("a")));
        await Task.WhenAll(windows.Select(window => window.UndoBar.Or(window.Notice).First.WaitForAsync()));

        Assert.Single(await Task.WhenAll(windows.Select(window => window.UndoBar.CountAsync())), count => count == 1);
        Assert.Equal(1, await Portal.Applications.LinesAsync([application.Id], IntakeState.Approved));
    }

    [BrowserFact]
    public async Task ApplicationThatComesWhileReading_WaitsBehindABarAndMovesNothing()
    {
        var application = await Portal.Applications.NextAsync();
        var student = await GuestAsync(Look.Phone);
        await student.SignInAsync(application.CandidateNumber, DemoSeed.Password);
        await student.OpenAsync("/intake");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "撤回" }).ClickAsync();
        await student.Page.Locator(".standing").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var desk = new ReviewerAtDesk(await VisitAsync("registrar"));
        await desk.OpenQueueAsync($"?major={application.MajorId}");
        var rows = await desk.RowsAsync();
        var last = await desk.Page.Locator("[data-row]").Last.BoundingBoxAsync();

        await student.SubmitIntakeAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "有 1 条新申请，点此载入" }).WaitForAsync();
        Assert.Equal(rows, await desk.RowsAsync());
        Assert.Equal(last!.Y, (await desk.Page.Locator("[data-row]").Last.BoundingBoxAsync())!.Y);
        await desk.Page.Locator(".new-rows").ClickAsync();

        await desk.Page.Locator($"[data-row='{application.Id}']").WaitForAsync();
        Assert.Equal(rows.Length + 1, (await desk.RowsAsync()).Length);
    }

    [BrowserFact]
    public async Task Batch_WithWarningsAmongIt_TakesTheRestShowsResultsAndGivesThemBack()
    {
        var warned = await Portal.Applications.NextAsync(application => application.Warnings > 0);
        var all = (await Portal.Applications.WaitingAsync()).Where(application => application.MajorId == warned.MajorId).ToList();
        var people = all.Select(application => application.Id).ToList();
        var sent = await Portal.Applications.LinesAsync(people, IntakeState.Submitted);
        var desk = new ReviewerAtDesk(await VisitAsync("registrar"));
        await desk.Page.AddInitScriptAsync(NoteProgress);
        await desk.Visitor.OpenAsync($"/review/bulk?major={warned.MajorId}");
        await desk.Page.Locator("tr", new() { HasText = warned.CandidateNumber }).Filter(new() { HasText = "有提醒" }).WaitForAsync();
        await Assertions.Expect(desk.Page.Locator(".bulk-counts")).ToContainTextAsync($"可通过 {all.Count - 1} 份");
        await Assertions.Expect(desk.Page.Locator(".bulk-counts")).ToContainTextAsync("留下 1 份");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = $"通过 {all.Count - 1} 份" }).ClickAsync();
        await desk.UndoBar.Filter(new() { HasText = $"已通过 {all.Count - 1} 份，未通过 0 份" }).WaitForAsync();
        var results = await desk.Page.Locator("tbody tr", new() { HasTextRegex = new(@"已通过，学号 \d+") }).CountAsync();
        var wasProgressShown = await desk.Page.EvaluateAsync<bool>("() => window.progressSeen === true");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "撤销整批" }).ClickAsync();
        await desk.Page.Locator($"[data-row='{warned.Id}']").WaitForAsync();

        Assert.Equal(all.Count - 1, results);
        Assert.True(wasProgressShown);
        Assert.Equal(all.Count, (await desk.RowsAsync()).Length);
        Assert.Equal(all.Count - 1, await Portal.Applications.LinesAsync(people, IntakeState.Approved));
        Assert.Equal(all.Count - 1, await Portal.Applications.LinesAsync(people, IntakeState.Submitted) - sent);
    }

    private async Task<(ReviewerAtDesk Wang, ReviewerAtDesk Li)> TwoAsync() => (new(await VisitAsync("registrar")), new(await VisitAsync("registrar2")));

    private async Task<string> QueueOfAtLeastAsync(int count) =>
        $"?major={(await Portal.Applications.WaitingAsync()).GroupBy(a => a.MajorId).First(g => g.Count() >= count && !g.Any(a => a.IsScarce)).Key}";
}
