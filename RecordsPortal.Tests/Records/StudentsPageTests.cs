using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Records;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class StudentsPageTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task OpenList_StudentAddedElsewhere_AnnouncesItAndMovesNoRowUntilAsked()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, name: "张三");
        var page = await OpenAsync(portal);

        await Enrolled.AddAsync(portal, name: "李四");

        page.WaitForAssertion(() => Assert.Equal("列表已有增减，点此载入最新结果", page.Find(".new-rows").TextContent), Patience);
        Assert.Equal(["张三"], Names(page));
        page.Find(".new-rows").Click();
        page.WaitForAssertion(() => Assert.Equal(["张三", "李四"], Names(page)), Patience);
        Assert.Contains("共 2 条", page.Find(".list-count").TextContent);
    }

    [Fact]
    public async Task OpenList_StudentCheckedInElsewhere_ShowsItInPlaceAndSaysByWhom()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, name: "张三", approved: true);
        var page = await OpenAsync(portal);

        await portal.As<CheckInService>(await portal.StaffAsync("counsellor")).CheckInAsync(Guid.CreateVersion7(), [id]);

        page.WaitForAssertion(() => Assert.Contains("在籍", page.Find("tbody tr[data-row]").TextContent), Patience);
        Assert.Contains("陈静", page.Find(".page-freshness").TextContent);
        Assert.Empty(page.FindAll(".new-rows"));
    }

    [Fact]
    public async Task Search_ByName_StandsInTheAddressAndByIdNumberDoesNot()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, name: "张三", withNumbers: true);
        await Enrolled.AddAsync(portal, name: "李四");
        var page = await OpenAsync(portal);
        var navigation = Services.GetRequiredService<NavigationManager>();

        Search(page, "张");
        page.WaitForAssertion(() => Assert.Equal(["张三"], Names(page)), Patience);
        Assert.EndsWith("students?q=%E5%BC%A0", navigation.Uri);

        Search(page, "李");
        page.WaitForAssertion(() => Assert.Equal(["李四"], Names(page)), Patience);

        Search(page, Enrolled.IdNumber);
        page.WaitForAssertion(() => Assert.Equal(["张三"], Names(page)), Patience);
        Assert.DoesNotContain(Enrolled.IdNumber, navigation.Uri);
    }

    private static void Search(IRenderedComponent<StudentsPage> page, string text)
    {
        page.Find("#student-search").Input(text);
        page.Find("form.search").Submit();
    }

    private static string[] Names(IRenderedComponent<StudentsPage> page) => [.. page.FindAll("tbody tr[data-row] td:first-child").Select(cell => cell.TextContent)];

    private async Task<IRenderedComponent<StudentsPage>> OpenAsync(TestPortal portal)
    {
        Services.AddSingleton(portal.Feed);
        Services.AddSingleton(portal.Services.GetRequiredService<ReferenceService>());
        var registrar = await portal.StaffAsync("registrar");
        Services.AddSingleton(portal.As<StudentList>(registrar));
        Services.AddSingleton(portal.As<SavedViews>(registrar));
        Services.AddSingleton(portal.As<FilterNames>(registrar));
        Services.AddSingleton(portal.As<ICurrentUser>(registrar));
        Services.AddScoped<OutcomeMessages>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Services.GetRequiredService<NavigationManager>().NavigateTo("students");
        var page = Render<StudentsPage>();
        page.WaitForState(() => page.FindAll("tbody tr[data-row]").Count > 0, Patience);
        return page;
    }
}
