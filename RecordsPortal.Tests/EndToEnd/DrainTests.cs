using System.Net;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>A new version is put in while people work.</summary>
[Collection(EntryCollection.Name)]
public sealed class DrainTests(BrowserPortal portal) : EntryTest(portal)
{
    [BrowserFact]
    public async Task Portal_AskedToGo_TellsOpenPagesAndKeepsWhatIsTyped_AndTheyComeBackByThemselves()
    {
        var student = await MeetAsync(IntakeState.Draft);
        var registrar = await VisitAsync("registrar");
        await registrar.OpenAsync("/students");
        await student.OpenAsync(IntakeSection.Contact);
        await student.TypeAsync("#f-Remarks", "升级前写的话");
        foreach (var page in (Microsoft.Playwright.IPage[])[student.Page, registrar.Page])
        {
            await page.EvaluateAsync("() => { window.isTheOldPage = true; }");
        }

        var going = Portal.Server.TerminateAsync();
        await student.Page.Locator(".drain-notice").WaitForAsync();
        await registrar.Page.Locator(".drain-notice").WaitForAsync();
        using var balancer = new HttpClient();
        using var ready = await balancer.GetAsync(new Uri(Portal.Server.Address, "/healthz/ready"));
        var took = await going;
        await Portal.Server.StartAsync();
        await student.Page.WaitForFunctionAsync("() => !window.isTheOldPage && document.querySelector('#f-Remarks')?.value === '升级前写的话'", null, new() { Timeout = 90_000 });
        await registrar.Page.WaitForFunctionAsync("() => !window.isTheOldPage && document.documentElement.dataset.connection === 'up'", null, new() { Timeout = 90_000 });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.InRange(took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.EndsWith("/intake/contact", student.Page.Url);
        Assert.Contains("/students", registrar.Page.Url);
        student.Visitor.Forgive();
        registrar.Forgive();
    }
}
