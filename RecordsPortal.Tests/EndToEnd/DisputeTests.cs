using System.Globalization;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>The list is wrong, says the student, and shows why.</summary>
[Collection(EntryCollection.Name)]
public sealed class DisputeTests(BrowserPortal portal) : EntryTest(portal)
{
    private const string Reason = "团员证遗失，名册登记有误";

    private const string Member = "03";
    private const string Masses = "13";

    [BrowserFact]
    public async Task Dispute_WithoutReasonAndEvidence_GoesNoFurther_AndWithThemReachesTheReviewersEye()
    {
        var student = await MeetAsync(IntakeState.Submitted);
        await student.WithdrawAsync();
        await student.OpenAsync(IntakeSection.Background);
        var item = student.Page.Locator("#item-PoliticalStatus");
        var right = student.Who.Listed[RecordField.PoliticalStatus] == Masses ? Member : Masses;
        await item.Locator(".choice:nth-child(2) input").CheckAsync();
        await student.Page.SelectOptionAsync("select#f-PoliticalStatus", right);

        await student.GoOnInVainAsync();
        await student.Visitor.SeesAsync("请写明原因", ".error-summary");
        await student.Visitor.SeesAsync("请上传至少一份证明材料", ".error-summary");
        await student.TypeAsync("#f-PoliticalStatus-Reason", Reason);
        await student.ChooseFileAsync("#f-PoliticalStatus-Evidence", "booklet.jpg", "image/jpeg", StudentAtPhone.Picture(800, 600));
        await item.GetByText("材料 1", new() { Exact = true }).WaitForAsync();
        await student.GoOnAsync();
        await student.SubmitAsync();

        var registrar = await VisitAsync("registrar");
        await registrar.OpenAsync($"/review/{student.Who.Id}");
        var row = registrar.Page.Locator(".review-item", new() { HasText = Reason });
        var evidence = await row.Locator("a.review-evidence").EvaluateAsync<string>("link => link.href");
        Assert.Contains(PoliticalStatuses.Table.NameOf(right, CultureInfo.GetCultureInfo("zh-CN")), await row.InnerTextAsync());
        Assert.Equal("image/jpeg", (await registrar.Page.Context.APIRequest.GetAsync(evidence)).Headers["content-type"]);
    }
}
