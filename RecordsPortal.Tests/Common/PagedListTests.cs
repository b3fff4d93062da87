using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class PagedListTests : ComponentTest
{
    [Fact]
    public void PagedList_SecondOfSevenPages_SaysWhichRowsAndLinksBothWays()
    {
        var list = List(total: 312, page: 2);

        Assert.Equal("共 312 条，当前第 51–100 条", list.Find("[role=status]").TextContent);
        Assert.Equal(["review?page=1", "review?page=3"], list.FindAll("a.pager-step").Select(step => step.GetAttribute("href")));
    }

    [Fact]
    public void PagedList_LastPage_CountsOnlyWhatIsThereAndGoesNoFurther()
    {
        var list = List(total: 312, page: 7);

        Assert.Equal("共 312 条，当前第 301–312 条", list.Find("[role=status]").TextContent);
        Assert.Single(list.FindAll("a.pager-step"));
    }

    [Fact]
    public void PagedList_WithoutRows_ShowsTheEmptyStateAndNoTable()
    {
        var list = List(total: 0, page: 1);

        Assert.Contains("没有待审核的申请", list.Markup);
        Assert.Empty(list.FindAll("table"));
    }

    [Fact]
    public void PagedList_BeforeTheFirstAnswer_ShowsTheSkeletonAndClaimsNoCount()
    {
        var list = List(total: 0, page: 1, loading: true);

        Assert.NotEmpty(list.FindAll(".loading"));
        Assert.Equal("", list.Find(".list-count").TextContent);
        Assert.DoesNotContain("没有待审核的申请", list.Markup);
    }

    [Fact]
    public void PagedList_WithoutAddresses_TellsItsOwnerThePage()
    {
        var asked = 0;
        var list = Render<PagedList>(p => p
            .Add(x => x.Caption, "待审核").Add(x => x.Total, 120).Add(x => x.Page, 1)
            .Add(x => x.PageChanged, page => asked = page));

        list.Find("button.pager-step").Click();

        Assert.Equal(2, asked);
    }

    private IRenderedComponent<PagedList> List(int total, int page, bool loading = false) => Render<PagedList>(p => p
        .Add(x => x.Caption, "待审核")
        .Add(x => x.Total, total)
        .Add(x => x.Page, page)
        .Add(x => x.IsLoading, loading)
        .Add(x => x.PageHref, to => $"review?page={to}")
        .Add(x => x.Header, "<th scope=\"col\">姓名</th>")
        .Add(x => x.ChildContent, "<tr><td>张三</td></tr>")
        .Add(x => x.Empty, "没有待审核的申请"));
}
