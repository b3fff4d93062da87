using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Intake;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>One student, a phone and a desktop, one draft.</summary>
[Collection(EntryCollection.Name)]
public sealed class TwoDevicesTests(BrowserPortal portal) : EntryTest(portal)
{
    [BrowserFact]
    public async Task Draft_OnTwoDevices_KeepsWhatBothSayAndShowsItOnBothWithoutReload()
    {
        var phone = await MeetAsync(IntakeState.Draft);
        var desk = await AtADeskAsync(phone);
        await phone.OpenAsync(IntakeSection.Contact);
        await desk.OpenAsync(IntakeSection.Contact);

        await Task.WhenAll(phone.TypeAsync("#f-Remarks", "手机上写的"), desk.TypeAsync("#f-Phone", "13907310002"));

        await StandsAsync(phone, "#f-Phone", "13907310002");
        await StandsAsync(desk, "#f-Remarks", "手机上写的");
        await desk.TypeAsync("#f-Remarks", "电脑上改的");
        await StandsAsync(phone, "#f-Remarks", "电脑上改的");
    }

    [BrowserFact]
    public async Task Submit_OfWhatAnotherDeviceHasChangedSince_AsksToReadAgain()
    {
        var phone = await MeetAsync(IntakeState.Submitted);
        await phone.WithdrawAsync();
        var desk = await AtADeskAsync(phone);
        await phone.Visitor.OpenAsync("/intake/check");
        await phone.Page.CheckAsync("#truth");
        await desk.OpenAsync(IntakeSection.Contact);

        await desk.TypeAsync("#f-Remarks", "电脑上改的");
        await phone.Visitor.SeesAsync("电脑上改的");
        await phone.Page.Locator(".truth button[type=submit]").ClickAsync();

        await phone.Visitor.SeesAsync("您的填写内容刚在另一台设备上改动过，请重新核对后再提交。");
        Assert.False(await phone.Page.IsCheckedAsync("#truth"));
        await phone.SubmitAsync();
    }

    private async Task<StudentAtPhone> AtADeskAsync(StudentAtPhone student)
    {
        var desk = new StudentAtPhone(await GuestAsync(Look.Desktop), student.Who);
        await desk.Visitor.SignInAsync(student.Who.CandidateNumber, DemoSeed.Password);
        return desk;
    }

    private static async Task StandsAsync(StudentAtPhone student, string field, string text) => await student.Page.WaitForFunctionAsync(
        "([field, text]) => document.querySelector(field).value === text", new[] { field, text });
}
