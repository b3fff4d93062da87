using Bunit;
using Microsoft.AspNetCore.Components.Web;
using RecordsPortal.Components.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Common;

public sealed class PageHeaderTests : ComponentTest
{
    [Theory]
    [InlineData("zh-CN", false, "待审核 - 学籍档案管理")]
    [InlineData("zh-CN", true, "错误：待审核 - 学籍档案管理")]
    [InlineData("en", true, "Error: 待审核 - RecordsPortal")]
    public void Header_WithAndWithoutErrors_NamesTheWindow(string language, bool errors, string expected)
    {
        Read(language);

        var header = Render<PageHeader>(p => p.Add(x => x.Title, "待审核").Add(x => x.HasErrors, errors));

        var title = Render(header.FindComponent<PageTitle>().Instance.ChildContent!);
        Assert.Equal(expected, title.Markup);
    }

    [Fact]
    public void Header_HasOneHeadingThatCanTakeTheFocus()
    {
        var header = Render<PageHeader>(p => p.Add(x => x.Title, "待审核").Add(x => x.Trail, [new TrailStep("学生", "students")]));

        Assert.Equal("-1", header.Find("h1").GetAttribute("tabindex"));
        Assert.Equal("students", header.Find("nav a").GetAttribute("href"));
    }
}
