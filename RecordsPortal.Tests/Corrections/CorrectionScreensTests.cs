using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Corrections;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Corrections;

public sealed class CorrectionScreensTests : ComponentTest
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Form_SomebodyChangedTheSameItem_ShowsBothAndReplacesOnlyAfterAChoice()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Correcting.StudentAsync(portal);
        var form = await FormAsync(portal, id, "AddressDetail");
        form.WaitForElement("#correct-AddressDetail", _patience).Change("建设路 9 号");
        form.Find("#correction-reason").Change("家庭搬迁");
        var other = await portal.StaffAsync("registrar2");
        await Correcting.SubmitAsync(portal, other, await Correcting.FormAsync(portal, other, id, RecordField.AddressDetail, "建设路 8 号"));

        form.Find("form.correction-form").Submit();
        form.WaitForAssertion(() => Assert.Contains("建设路 8 号", form.Find(".correction-conflict").TextContent), _patience);
        Assert.Contains("建设路 9 号", form.Find(".correction-conflict").TextContent);
        Assert.Contains("李婷", form.Find(".correction-conflict").TextContent);
        form.FindAll(".correction-conflict button")[1].Click();
        form.Find("form.correction-form").Submit();

        form.WaitForAssertion(() => Assert.EndsWith("/students", Services.GetRequiredService<NavigationManager>().Uri), _patience);
        Assert.Equal("建设路 9 号", (await portal.As<CorrectionCases>(other).SubjectAsync(id))!.Values[RecordField.AddressDetail]);
    }

    [Fact]
    public async Task Form_WithoutAReason_SaysSoAtTopAndAtTheField()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = await FormAsync(portal, await Correcting.StudentAsync(portal), "AddressDetail");
        form.WaitForElement("#correct-AddressDetail", _patience).Change("建设路 9 号");

        form.Find("form.correction-form").Submit();

        form.WaitForAssertion(() => Assert.Equal("请填写原因。", form.Find("#correction-reason-error").TextContent), _patience);
        Assert.Contains("请填写原因。", form.Find(".error-summary").TextContent);
    }

    [Fact]
    public async Task Form_OfTheFamily_SaysWhatIsWrongAtTheEntryAndLinksThere()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = await FormAsync(portal, await Correcting.StudentAsync(portal), "Family");
        form.WaitForElement("#f-Family-0-Name", _patience).Change("单国强");
        form.Find("#f-Family-0-Relation").Change("51");
        form.Find("#f-Family-0-Phone").Change("12");
        form.Find("#correction-reason").Change("家长换了电话");

        form.Find("form.correction-form").Submit();

        form.WaitForAssertion(() => Assert.NotEmpty(form.Find("#f-Family-0-Phone-error").TextContent), _patience);
        Assert.EndsWith("#f-Family-0-Phone", form.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("单国强", form.Find(".correction-preview").TextContent);
    }

    [Fact]
    public async Task Form_ForALockedItem_AsksForGroundsAndEachScan()
    {
        await using var portal = await TestPortal.StartAsync();
        var form = await FormAsync(portal, await Correcting.StudentAsync(portal, registered: true), "Name");

        form.WaitForElement("#correct-Name", _patience);

        Assert.NotEmpty(form.FindAll("#correction-ground input"));
        Assert.NotEmpty(form.FindAll("#scan-HouseholdBook"));
        Assert.Contains("提交另一位管理员审批", form.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public async Task Case_OfOnesOwnProposal_OffersNoApprovalAndSaysWhy()
    {
        await using var portal = await TestPortal.StartAsync();
        var correction = await Correcting.ProposedNameAsync(portal, await Correcting.StudentAsync(portal, registered: true));

        var pane = await PaneAsync(portal, "registrar", correction);

        pane.WaitForAssertion(() => Assert.Contains("须由另一位学籍管理员审批", pane.Find(".review-actions").TextContent), _patience);
        Assert.Empty(pane.FindAll(".review-actions .primary"));
    }

    [Fact]
    public async Task Case_ApprovedByTheSecondPerson_IsInForce()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Correcting.StudentAsync(portal, registered: true);
        var pane = await PaneAsync(portal, "registrar2", await Correcting.ProposedNameAsync(portal, id));

        pane.WaitForElement(".review-actions .primary", _patience).Click();

        pane.WaitForAssertion(() => Assert.Contains("李婷 批准", pane.Find(".correction-steps").TextContent), _patience);
        Assert.Equal("单晓鸣", await Correcting.NameAsync(portal, id));
    }

    private async Task<IRenderedComponent<CorrectionEditing>> FormAsync(TestPortal portal, Guid student, string field)
    {
        await UseAsync(portal, "registrar");
        return Render<CorrectionEditing>(p => p.Add(x => x.StudentId, student).Add(x => x.Open, field).Add(x => x.Back, "students").Add(x => x.BackText, "学生"));
    }

    private async Task<IRenderedComponent<CorrectionPane>> PaneAsync(TestPortal portal, string user, Guid correction)
    {
        await UseAsync(portal, user);
        return Render<CorrectionPane>(p => p.Add(x => x.Id, correction));
    }

    private async Task UseAsync(TestPortal portal, string user)
    {
        var actor = await portal.StaffAsync(user);
        Services.AddSingleton(portal.As<CorrectionCases>(actor));
        Services.AddSingleton(portal.As<CorrectionService>(actor));
        Services.AddSingleton(portal.As<CorrectionDecisions>(actor));
        Services.AddSingleton(portal.As<CorrectionEvidenceService>(actor));
        Services.AddSingleton(portal.As<ReferenceService>(actor));
        Services.AddSingleton(portal.As<SettingService>(actor));
        Services.AddSingleton(portal.Feed);
        Services.AddScoped<OutcomeMessages>();
        Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Uploads go by plain HTTP with the host's token; here nobody uploads.</summary>
    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
