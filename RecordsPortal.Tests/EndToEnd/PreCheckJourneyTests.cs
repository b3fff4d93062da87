using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Where the college wants the counsellor to look first.</summary>
[Collection(WorkingCollection.Name)]
public sealed class PreCheckJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task PreCheck_SwitchedOn_LetsTheRegistrarWaitUntilTheCounsellorHasLooked()
    {
        var application = await Portal.Applications.NextAsync(found => found.IsCounselled);
        var admin = await VisitAsync("admin");
        await SetAsync(admin, "true");
        var desk = new ReviewerAtDesk(await VisitAsync("registrar"));
        await desk.Visitor.OpenAsync($"/review?major={application.MajorId}");
        await desk.Page.Locator(".review-queue .list-count").WaitForAsync();
        Assert.DoesNotContain(application.Id.ToString(), await desk.RowsAsync());
        var counsellor = await VisitAsync("counsellor");
        await counsellor.OpenAsync("/pre-check");
        await counsellor.TickAFilterAsync();

        await counsellor.OpenAsync($"/pre-check/{application.Id}");
        await counsellor.Page.Locator(".review-actions").WaitForAsync();
        await counsellor.ListensAsync();
        await counsellor.Page.Keyboard.PressAsync("a");
        await counsellor.Page.Locator(".undo-bar", new() { HasText = $"已通过预审：{application.Name}" }).WaitForAsync();

        await desk.Page.Locator(".new-rows").ClickAsync();
        await desk.Page.Locator($"[data-row='{application.Id}']", new() { HasText = "陈静已预审" }).WaitForAsync();
        await desk.OpenCaseAsync(application.Id);
        await desk.ApproveAsync(application.Name);
        await SetAsync(admin, "false");
    }

    private static async Task SetAsync(Visitor admin, string value)
    {
        await admin.OpenAsync("/settings");
        var form = admin.Page.Locator("form", new() { Has = admin.Page.Locator("#setting-Intake-PreCheck") });
        await form.Locator("select").SelectOptionAsync(value);
        await form.Locator("button[type=submit]").ClickAsync();
        await admin.Page.Locator(".setting", new() { Has = admin.Page.Locator("#setting-Intake-PreCheck") }).Locator(".history-toggle", new() { HasText = "系统管理员" }).WaitForAsync();
    }
}
