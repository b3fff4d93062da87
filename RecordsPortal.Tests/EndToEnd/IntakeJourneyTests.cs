using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>From an admission list to a live record, through everybody's own browser at the same time.</summary>
[Collection(WorkingCollection.Name)]
public sealed class IntakeJourneyTests(BrowserPortal portal) : BrowserTest(portal)
{
    private const string WrongPhone = "13800001111";

    [BrowserFact]
    public async Task Freshman_ActivatesFillsAndSubmitsOnAPhone_AndARegistrarReturnsAndApprovesByKeyboard()
    {
        var who = await Portal.Freshmen.NextAsync();
        var student = new StudentAtPhone(await GuestAsync(Look.Phone), who);
        var leader = await VisitAsync("leader");
        var desk = new ReviewerAtDesk(await VisitAsync("registrar"));
        await leader.OpenAsync($"/students/{who.Id}");

        await student.ActivateAsync();
        await student.ReadNoticeAsync();
        foreach (var section in Enum.GetValues<IntakeSection>())
        {
            await student.FillAsync(section, (RecordField.Phone, WrongPhone));
        }

        Assert.Matches(@"^\d{4}-\d+$", await student.SubmitAsync());
        await SeesAsync(leader, "待审核");

        await desk.OpenCaseAsync(who.Id);
        await desk.ReturnAsync(who.Name, "号码打不通，请核对 xjkarn");
        await SeesAsync(student.Visitor, "退回");
        await SeesAsync(leader, "退回");

        await student.FillAsync(IntakeSection.Contact);
        await student.SubmitAsync();
        await desk.OpenCaseAsync(who.Id);
        await desk.ApproveAsync(who.Name);

        await SeesAsync(leader, "王敏");
        await SeesAsync(student.Visitor, "已通过");
    }

    /// <summary>Nobody reloads: the words come by themselves.</summary>
    private static Task SeesAsync(Visitor visitor, string words) =>
        visitor.Page.Locator("#main", new() { HasText = words }).WaitForAsync();
}
