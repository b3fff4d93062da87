using Bunit;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Layout;
using RecordsPortal.Components.Notices;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class MainLayoutTests : ComponentTest
{
    private static readonly NavItem[] Nav =
    [
        new("", "NavHome", PlainIcon.Of(Icons.Material.Filled.Home)),
        new("review", "NavReview", PlainIcon.Of(Icons.Material.Filled.FactCheck)),
        new("settings", "NavSettings", PlainIcon.Of(Icons.Material.Filled.People), Visible: false),
    ];

    [Fact]
    public void Layout_ForStaff_HasADrawerWithWhatTheyMayOpenAndNothingElse()
    {
        var layout = Layout(new Shell("王老师", "学籍管理员", Nav, new ShellPreferences()));

        Assert.Equal(["首页", "审核"], layout.FindAll(".nav-side a").Select(link => link.TextContent.Trim()));
        Assert.NotEmpty(layout.FindAll(".mud-drawer"));
    }

    [Fact]
    public void Layout_ForAStudent_HasTabsAndNoDrawer()
    {
        var layout = Layout(new Shell("陈晓雯", "学生", Nav, new ShellPreferences(), IsStudent: true));

        Assert.Equal(2, layout.FindAll(".nav-bar a").Count);
        Assert.Empty(layout.FindAll(".mud-drawer"));
        Assert.NotEmpty(layout.FindAll(".portal.student"));
    }

    [Fact]
    public void Layout_FirstTabStop_SkipsToTheOneMainLandmark()
    {
        var layout = Layout(Shell.Anonymous);

        Assert.Equal("跳到主要内容", layout.Find("a").TextContent);
        Assert.Equal("main", layout.Find("a").GetAttribute("data-focus"));
        Assert.Equal("main", layout.Find("#main").GetAttribute("role"));
    }

    private IRenderedComponent<MainLayout> Layout(Shell shell)
    {
        ComponentFactories.AddStub<NoticeBell>();
        return Render<MainLayout>(p => p.AddCascadingValue(shell).Add(x => x.Body, "内容"));
    }
}
