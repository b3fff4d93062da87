using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Records;
using RecordsPortal.Core.Records;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class ListMenuTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly StudentListQuery Asked = new() { Text = "张", Year = 2026 };

    [Fact]
    public async Task View_Saved_IsALinkToTheListAsItStands()
    {
        await using var portal = await TestPortal.StartAsync();
        var menu = await ViewsAsync(portal);

        Save(menu, "新生张姓");

        var link = menu.WaitForElement("li a", Patience);
        Assert.Equal(("新生张姓", Asked.Href, "page"), (link.TextContent, link.GetAttribute("href"), link.GetAttribute("aria-current")));
    }

    [Theory]
    [InlineData("", "名称")]
    [InlineData("新生张姓", "已有名为“新生张姓”的视图")]
    public async Task View_WithoutANameOrWithOneTwice_SaysSoAtTheField(string name, string words)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.As<SavedViews>(await portal.StaffAsync("registrar")).SaveAsync(Guid.CreateVersion7(), "新生张姓", Asked);
        var menu = await ViewsAsync(portal);

        Save(menu, name);

        menu.WaitForAssertion(() => Assert.Contains(words, menu.Find("#view-name-error").TextContent), Patience);
        Assert.Single(menu.FindAll("li"));
    }

    [Fact]
    public async Task View_RenamedAndRemoved_IsSoAtTheNextVisit()
    {
        await using var portal = await TestPortal.StartAsync();
        var views = portal.As<SavedViews>(await portal.StaffAsync("registrar"));
        await views.SaveAsync(Guid.CreateVersion7(), "一", Asked);
        await views.SaveAsync(Guid.CreateVersion7(), "二", Asked with { Year = 2025 });
        var menu = await ViewsAsync(portal);

        menu.WaitForElement("li button", Patience).Click();
        menu.Find("li input").Input("甲");
        menu.Find("li input ~ button").Click();
        menu.WaitForAssertion(() => Assert.Equal("甲", menu.Find("li a").TextContent), Patience);
        menu.FindAll("li")[1].QuerySelectorAll("button")[1].Click();

        menu.WaitForAssertion(() => Assert.Single(menu.FindAll("li")), Patience);
        Assert.Equal(["甲"], (await views.ListAsync()).Select(view => view.Name));
    }

    [Fact]
    public void Column_TakenAwayAndPutBack_ComesBackToItsPlace()
    {
        IReadOnlyList<StudentColumn> shown = StudentColumns.Usual;
        var menu = Render<ColumnsMenu>(p => p.Add(x => x.Columns, shown).Add(x => x.Changed, columns => shown = columns));
        var second = StudentColumns.Listed[1];

        Toggle(menu, 0, false);
        var without = shown;
        menu.Render(p => p.Add(x => x.Columns, shown));
        Toggle(menu, 0, true);

        Assert.DoesNotContain(second, without);
        Assert.Equal(StudentColumns.Usual, shown);
    }

    private static void Toggle(IRenderedComponent<ColumnsMenu> menu, int index, bool isOn) => menu.FindAll("input[type=checkbox]")[index].Change(isOn);

    private static void Save(IRenderedComponent<ViewsMenu> menu, string name)
    {
        menu.Find("#view-name").Change(name);
        menu.FindAll(".menu-panel > p > button")[^1].Click();
    }

    private async Task<IRenderedComponent<ViewsMenu>> ViewsAsync(TestPortal portal)
    {
        Services.AddSingleton(portal.As<SavedViews>(await portal.StaffAsync("registrar")));
        Services.AddScoped<OutcomeMessages>();
        return Render<ViewsMenu>(p => p.Add(x => x.Query, Asked));
    }
}
