using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Layout;
using RecordsPortal.Components.Records;
using RecordsPortal.Core.Records;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class FindDialogTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Typing_FindsPeopleAndPagesAndMarksWhatMatched()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, name: "单晓明");
        var dialog = await OpenAsync(portal, "registrar");

        await TypeAsync(dialog, "shan");

        dialog.WaitForAssertion(() => Assert.Equal($"students/{id}", dialog.Find("[role=option]").GetAttribute("href")), Patience);
        Assert.Equal("单", dialog.Find("[role=option] mark").TextContent);
        await TypeAsync(dialog, "学生");
        dialog.WaitForAssertion(() => Assert.Equal(["students"], dialog.FindAll("[role=option]").Select(o => o.GetAttribute("href"))), Patience);
    }

    [Fact]
    public async Task Pages_AreThoseOfTheReadersMenu()
    {
        await using var portal = await TestPortal.StartAsync();
        var dialog = await OpenAsync(portal, "auditor");

        var pages = dialog.FindAll("[role=option]").Select(o => o.GetAttribute("href")).ToList();

        Assert.Contains("exports", pages);
        Assert.DoesNotContain("review", pages);
    }

    [Fact]
    public async Task OpenedLately_IsNamedAgainByTheServerOnly()
    {
        await using var portal = await TestPortal.StartAsync();
        var (own, foreign) = (await Enrolled.AddAsync(portal, school: "02", name: "张四"), await Enrolled.AddAsync(portal, school: "01", name: "张三"));
        var dialog = await OpenAsync(portal, "officer");

        await dialog.InvokeAsync(() => dialog.Instance.Recent([$"students/{own}", $"students/{foreign}", "nonsense"]));

        var group = dialog.Find("[role=group]");
        Assert.Equal("最近打开", group.QuerySelector(".palette-title")!.TextContent);
        Assert.Equal([$"students/{own}"], group.QuerySelectorAll("[role=option]").Select(o => o.GetAttribute("href")));
    }

    private Task TypeAsync(IRenderedComponent<FindDialog> dialog, string text)
    {
        var typed = dialog.Find("input").InputAsync(new ChangeEventArgs { Value = text });
        Clock.Advance(TimeSpan.FromSeconds(1));
        return typed;
    }

    private async Task<IRenderedComponent<FindDialog>> OpenAsync(TestPortal portal, string user)
    {
        var actor = await portal.StaffAsync(user);
        Services.AddSingleton(portal.As<Finder>(actor));
        var shell = new Shell(actor.Name, "", Navigation.For(actor), new ShellPreferences());
        return Render<FindDialog>(parameters => parameters.AddCascadingValue(shell));
    }
}
