using Bunit;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

/// <summary>What stands in for a list that is not there yet, or empty.</summary>
public sealed class StateTests : ComponentTest
{
    [Fact]
    public void Empty_WithAHintAndAnAction_ShowsBoth()
    {
        var empty = Render<EmptyState>(p => p
            .Add(x => x.Text, "没有待审核的申请").Add(x => x.Hint, "学生提交后会立即出现在这里。").AddChildContent("<a href=\"chase\">查看催办名单</a>"));

        Assert.Equal("学生提交后会立即出现在这里。", empty.Find(".empty-hint").TextContent);
        Assert.Equal("chase", empty.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Loading_IsSaidInWordsAndDrawnInRows()
    {
        var loading = Render<Loading>(p => p.Add(x => x.Rows, 3).Add(x => x.Shape, LoadingShape.Form));

        Assert.Equal("正在载入…", loading.Find("[role=status] .sr-only").TextContent);
        Assert.Equal(3, loading.FindAll(".loading-form .loading-row[aria-hidden=true]").Count);
    }

    [Fact]
    public void PasteGuard_HasItsWordsReady()
    {
        var note = Render<PasteGuard>().Find("#paste-note");

        Assert.Contains("{0}", note.GetAttribute("data-text"));
        Assert.Equal("alert", note.GetAttribute("role"));
    }
}
