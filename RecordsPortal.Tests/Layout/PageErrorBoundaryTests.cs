using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class PageErrorBoundaryTests : ComponentTest
{
    [Fact]
    public void Boundary_AScreenFails_GivesANumberAndNoDetailAndTriesAgain()
    {
        var failing = true;
        var page = Boundary(() => failing);

        Assert.DoesNotContain("王小明", page.Markup);
        Assert.Matches("^[0-9a-f]{8}$", page.Find("code").TextContent);
        failing = false;
        page.Find("button").Click();

        Assert.Contains("正常内容", page.Markup);
    }

    [Fact]
    public void Boundary_TheReaderGoesElsewhere_ForgetsTheFault()
    {
        var failing = true;
        var page = Boundary(() => failing);

        failing = false;
        Services.GetRequiredService<NavigationManager>().NavigateTo("students");

        page.WaitForAssertion(() => Assert.Contains("正常内容", page.Markup));
    }

    private IRenderedComponent<PageErrorBoundary> Boundary(Func<bool> failing) =>
        Render<PageErrorBoundary>(p => p.AddChildContent<Fragile>(fragile => fragile.Add(x => x.Failing, failing)));

    private sealed class Fragile : ComponentBase
    {
        [Parameter]
        public required Func<bool> Failing { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, Failing() ? throw new InvalidOperationException("王小明") : "正常内容");
    }
}
