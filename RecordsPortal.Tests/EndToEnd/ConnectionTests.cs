using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>Tunnels, lifts, sleeping phones: the page says how it stands and picks up where it was.</summary>
[Collection(EntryCollection.Name)]
public sealed class ConnectionTests(BrowserPortal portal) : EntryTest(portal)
{
    [BrowserFact]
    public async Task Submit_PressedWithoutAConnection_IsHeldAndSaidSo_AndIsOneSubmissionAfterwards()
    {
        var student = await MeetAsync(IntakeState.Submitted);
        var count = await Portal.Freshmen.SubmissionsOfAsync(student.Who.Id);
        var wire = await Wire.LayAsync(student.Page);
        await student.WithdrawAsync();
        await student.Visitor.OpenAsync("/intake/check");
        await student.Page.CheckAsync("#truth");

        await wire.CutAsync();
        await student.Page.Locator(".truth button[type=submit]").DblClickAsync();
        await student.Page.Locator("#components-reconnect-modal[data-held] .when-held").WaitForAsync();
        await wire.MendAsync();
        await student.Page.Locator("#components-reconnect-modal").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.EndsWith("/intake/check", student.Page.Url);
        Assert.Equal(count, await Portal.Freshmen.SubmissionsOfAsync(student.Who.Id));
        await student.Page.Locator(".truth button[type=submit]").DblClickAsync();
        await student.Page.ReachesAsync("/intake/receipt");

        student.Visitor.Forgive();
        Assert.Equal(count + 1, await Portal.Freshmen.SubmissionsOfAsync(student.Who.Id));
    }

    [BrowserFact]
    public async Task Typing_WhileTheCircuitIsDown_IsKeptAndSavedByItselfAfterwards()
    {
        var student = await MeetAsync(IntakeState.Draft);
        var wire = await Wire.LayAsync(student.Page);
        await student.OpenAsync(IntakeSection.Contact);

        await wire.CutAsync();
        await student.TypeAsync("#f-Remarks", "隧道里写的话");
        await wire.MendAsync();

        Assert.Equal("隧道里写的话", await student.Page.InputValueAsync("#f-Remarks"));
        await student.WaitUntilSavedAsync();
        var desk = await VisitAsync(student.Who.CandidateNumber);
        await desk.OpenAsync("/intake/check");
        await desk.SeesAsync("隧道里写的话");
        student.Visitor.Forgive();
    }

    [BrowserFact]
    public async Task Circuit_GoneForGood_ThePageComesBackByItselfToTheSameSection()
    {
        var student = await MeetAsync(IntakeState.Draft);
        await student.OpenAsync(IntakeSection.Contact);
        await student.Page.EvaluateAsync("() => { window.isTheOldPage = true; }");
        await student.TypeAsync("#f-Phone", "13907310003");

        await Portal.Server.KillAsync();
        await student.Page.WaitForFunctionAsync("() => document.documentElement.dataset.connection === 'lost'");
        await student.TypeAsync("#f-Remarks", "服务器不在时写的话");
        await Portal.Server.StartAsync();
        await student.Page.WaitForFunctionAsync("() => !window.isTheOldPage && document.querySelector('#f-Remarks')?.value === '服务器不在时写的话'", null, new() { Timeout = 90_000 });

        Assert.EndsWith("/intake/contact", student.Page.Url);
        await student.HasAsync("#f-Phone", "13907310003");
        student.Visitor.Forgive();
    }
}
