using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class NavMenuTests : ComponentTest
{
    [Theory]
    [InlineData("", "")]
    [InlineData("?year=2026", "")]
    [InlineData("review", "review")]
    [InlineData("review?page=2", "review")]
    [InlineData("review/bulk#top", "review")]
    [InlineData("REVIEW/1", "review")]
    [InlineData("reviews", null)]
    [InlineData("people", null)]
    public void Menu_OnAPage_MarksTheEntryItLiesUnder(string address, string? marked)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var menu = Render<NavMenu>(p => p.Add(m => m.Items, [new NavItem("", "NavHome", PlainIcon.Of(Icons.Material.Filled.Home)), new NavItem("review", "NavReview", PlainIcon.Of(Icons.Material.Filled.FactCheck))]));

        Assert.Equal(marked, menu.FindAll("a.active[aria-current=page]").SingleOrDefault()?.GetAttribute("href"));
    }
}
