using System.Net;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>From the answers to the receipt, and back again where there is reason to.</summary>
[Collection(EntryCollection.Name)]
public sealed class SubmissionTests(BrowserPortal portal) : EntryTest(portal)
{
    [BrowserFact]
    public async Task Receipt_Downloaded_IsACopyToKeepWithoutWholeNumbers()
    {
        var student = await MeetAsync(IntakeState.Submitted);
        await student.Visitor.OpenAsync("/intake/receipt");
        var receipt = await student.ReceiptAsync();

        var download = await student.Page.RunAndWaitForDownloadAsync(() => student.Page.Locator("a[download]").ClickAsync());

        var copy = WebUtility.HtmlDecode(await File.ReadAllTextAsync(await download.PathAsync()));
        Assert.Equal($"{receipt}.html", download.SuggestedFilename);
        Assert.Contains(receipt, copy);
        Assert.Contains(student.Who.Name, copy);
        Assert.DoesNotContain(student.Who.IdNumber, copy);
    }

    [BrowserFact]
    public async Task Answer_ChangedFromTheCheck_ComesBackToItAndLeavesTheOthers()
    {
        var student = await MeetAsync(IntakeState.Submitted);
        await student.WithdrawAsync();
        await student.Visitor.OpenAsync("/intake/check");
        var before = await AnswersAsync(student);

        await student.Page.Locator("a.edit", new() { HasText = "备注" }).ClickAsync();
        await student.Page.Locator("#f-Remarks").WaitForAsync();
        await student.TypeAsync("#f-Remarks", "报到时间可能晚一天");
        await student.GoOnAsync();

        Assert.EndsWith("/intake/check", student.Page.Url);
        await student.Visitor.SeesAsync("报到时间可能晚一天");
        Assert.Equal(["报到时间可能晚一天"], (await AnswersAsync(student)).Except(before));
    }

    [BrowserFact]
    public async Task Submission_TakenBackAndSentByTwoQuickPresses_IsOneWithANewReceipt()
    {
        var student = await MeetAsync(IntakeState.Submitted);
        await student.Visitor.OpenAsync("/intake/receipt");
        var first = await student.ReceiptAsync();
        var count = await Portal.Freshmen.SubmissionsOfAsync(student.Who.Id);
        await student.WithdrawAsync();

        var second = await student.SubmitAsync();
        await student.Page.GoBackAsync();
        await student.Visitor.OpenAsync("/intake/receipt");

        Assert.NotEqual(first, second);
        Assert.Equal(second, await student.ReceiptAsync());
        Assert.Equal(count + 1, await Portal.Freshmen.SubmissionsOfAsync(student.Who.Id));
    }

    [BrowserFact]
    public async Task Returned_LeadsToTheReasonAtTheField_AndLeavesTheRestAccepted()
    {
        var student = await MeetAsync(IntakeState.Returned);
        await student.Visitor.OpenAsync("/intake");

        Assert.Equal(Enum.GetValues<IntakeSection>().Length - 1, await student.Page.Locator(".task-list li", new() { HasText = "已通过" }).CountAsync());
        await student.Page.Locator(".entry-next a").ClickAsync();
        await student.Visitor.SeesAsync("退回原因：", ".entry-item.entry-returned");
        Assert.Equal(1, await student.Page.Locator(".entry-item").CountAsync());
        await student.Visitor.OpenAsync("/intake/check");
        await student.Visitor.SeesAsync("这一项被退回，还没有修改", ".field-warning");
    }

    private static async Task<string[]> AnswersAsync(StudentAtPhone student) =>
        await student.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#main dd')].map(answer => [...answer.childNodes].filter(n => !n.matches?.('a.edit')).map(n => n.textContent.trim()).join(''))");
}
