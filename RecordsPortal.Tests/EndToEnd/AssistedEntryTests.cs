using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>An officer enters for a student who cannot: under the officer's own name, with a reason, for all to see.</summary>
[Collection(EntryCollection.Name)]
public sealed class AssistedEntryTests(BrowserPortal portal) : EntryTest(portal)
{
    private const string Reason = "右手骨折，无法操作手机";

    [BrowserFact]
    public async Task Officer_WithAReason_EntersAndSubmits_AndItIsSaidToEverybody()
    {
        var who = await Portal.Freshmen.NextAsync(IntakeState.NotBegun, DemoStaff.School);
        var officer = await VisitAsync("officer");
        await officer.OpenAsync($"/students/{who.Id}");
        await officer.Page.Locator($"a[href='assist/{who.Id}']").ClickAsync();
        await officer.Page.Locator(".entry-form button[type=submit]").ClickAsync();
        await officer.SeesAsync("请写明原因", ".error-summary");
        await officer.Page.FillAsync("#assist-reason", Reason);
        await officer.Page.Locator(".entry-form button[type=submit]").ClickAsync();
        await officer.SeesAsync("您正在为考生号");

        var helped = new StudentAtPhone(officer, who, $"/assist/{who.Id}");
        await helped.ReadNoticeAsync();
        foreach (var section in Enum.GetValues<IntakeSection>())
        {
            await helped.FillAsync(section);
        }

        await helped.SubmitAsync();

        var student = await VisitAsync(who.CandidateNumber, Look.Phone);
        await student.OpenAsync("/my-record");
        await student.SeesAsync($"由 周强 老师代为填写，原因：{Reason}");
        var registrar = await VisitAsync("registrar");
        await registrar.OpenAsync($"/review/{who.Id}");
        await registrar.SeesAsync(Reason, ".review-head");
        await registrar.OpenAsync($"/students/{who.Id}");
        await registrar.SeesAsync("教师代填", ".record-status");
    }

    [BrowserFact]
    public async Task Officer_OfAnotherSchool_FindsNothingToEnter()
    {
        var who = await Portal.Freshmen.NextAsync(IntakeState.NotBegun, "01");
        var officer = await VisitAsync("officer");

        await officer.OpenAsync($"/assist/{who.Id}/contact");

        await officer.SeesAsync("没有需要填写的信息");
    }

    [BrowserFact]
    public async Task Officer_WhoHasGivenNoReason_IsAskedForOneWhateverTheAddress()
    {
        var who = await Portal.Freshmen.NextAsync(IntakeState.Draft, DemoStaff.School);
        var officer = await VisitAsync("officer");

        await officer.OpenAsync($"/assist/{who.Id}/{nameof(IntakeSection.Contact).ToLowerInvariant()}");

        await officer.Page.Locator("#assist-reason").WaitForAsync();
        Assert.DoesNotContain(PhoneShown(who), await officer.Page.ContentAsync());
    }

    private static string PhoneShown(Freshman who) => Core.Registry.Rules.PhoneNumber.Display(who.Listed[RecordField.Phone])!;
}
