using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>What a student has typed is kept: whatever happens to the server, the connection or the page.</summary>
[Collection(WorkingCollection.Name)]
public sealed class DraftTests(BrowserPortal portal) : BrowserTest(portal)
{
    [BrowserFact]
    public async Task Draft_ServerKilledAndStartedAgain_IsStillThere()
    {
        var who = await Portal.Freshmen.NextAsync();
        var student = await ComeAsync(who);
        var page = student.Visitor.Page;
        await student.OpenAsync(IntakeSection.Identity);
        await page.FillAsync("#f-Name", who.Name);
        await page.FillAsync("#f-IdNumber", who.IdNumber.ToLowerInvariant());
        await page.Locator("#f-IdNumber").BlurAsync();
        await page.Locator(".derived").First.WaitForAsync();
        await student.WaitUntilSavedAsync();

        await Portal.Server.KillAsync();
        await Portal.Server.StartAsync();
        await student.OpenAsync(IntakeSection.Identity);
        student.Visitor.Forgive();

        await student.HasAsync("#f-Name", who.Name);
        await student.HasAsync("#f-IdNumber", who.IdNumber);
        Assert.Contains("已自动保存", await page.InnerTextAsync(".entry-saved"));
    }

    [BrowserFact]
    public async Task Connection_Lost_IsToldAndKeepsWhatIsTyped()
    {
        var student = await ComeAsync(await Portal.Freshmen.NextAsync());
        var page = student.Visitor.Page;
        await student.OpenAsync(IntakeSection.Contact);

        await student.Visitor.Context.SetOfflineAsync(true);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.connection === 'lost'", null, new() { Timeout = 5_000 });
        Assert.True(await page.Locator("#components-reconnect-modal .when-offline").IsVisibleAsync());
        await page.FillAsync("#f-Remarks", "断网时写下的话");
        await student.Visitor.Context.SetOfflineAsync(false);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.connection === 'up'");
        await student.WaitUntilSavedAsync();
        await student.OpenAsync(IntakeSection.Contact);
        student.Visitor.Forgive();

        await student.HasAsync("#f-Remarks", "断网时写下的话");
    }

    [BrowserFact]
    public async Task IdNumber_Wrong_IsSaidAtOnceAndInWords()
    {
        var who = await Portal.Freshmen.NextAsync();
        var student = await ComeAsync(who);
        var page = student.Visitor.Page;
        await student.OpenAsync(IntakeSection.Identity);

        await page.FillAsync("#f-IdNumber", who.IdNumber[..17] + (who.IdNumber[17] == '1' ? '2' : '1'));
        await page.Locator("#f-IdNumber").BlurAsync();

        await page.GetByText("身份证号校验位不正确").First.WaitForAsync();
        Assert.Equal("true", await page.GetAttributeAsync("#f-IdNumber", "aria-invalid"));
    }

    [BrowserFact]
    public async Task Section_WithFaults_SaysSoAtTheTopAndLeadsToEachField()
    {
        var student = await ComeAsync(await Portal.Freshmen.NextAsync());
        var page = student.Visitor.Page;
        await student.OpenAsync(IntakeSection.Contact);
        await page.FillAsync("#f-Phone", "12345");

        await page.Locator(".entry-form button[type=submit]").ClickAsync();

        await page.Locator(".error-summary").WaitForAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.closest('.error-summary') !== null && document.title.startsWith('错误：')");
        await page.Locator(".error-summary a").First.ClickAsync();
        await page.WaitForFunctionAsync("() => document.activeElement?.id === 'f-Phone'");
        Assert.Equal("12345", await page.InputValueAsync("#f-Phone"));
        Assert.Equal("true", await page.GetAttributeAsync("#f-Phone", "aria-invalid"));
    }

    [BrowserFact]
    public async Task Paste_FortyThousandCharacters_IsRefusedKindlyAndKeepsWhatStoodThere()
    {
        var student = await ComeAsync(await Portal.Freshmen.NextAsync());
        var page = student.Visitor.Page;
        await student.OpenAsync(IntakeSection.Contact);
        await page.FillAsync("#f-Remarks", "原来的话");

        await page.Locator("#f-Remarks").EvaluateAsync("""
            field => {
                const data = new DataTransfer();
                data.setData('text/plain', '长'.repeat(40000));
                field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await page.Locator("#f-Remarks").BlurAsync();
        await student.WaitUntilSavedAsync();
        await student.OpenAsync(IntakeSection.Contact);

        await student.HasAsync("#f-Remarks", "原来的话");
    }

    private async Task<StudentAtPhone> ComeAsync(Freshman who)
    {
        var student = new StudentAtPhone(await GuestAsync(Look.Phone), who);
        await student.ActivateAsync();
        await student.ReadNoticeAsync();
        return student;
    }
}
