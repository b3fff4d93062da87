using AngleSharp.Dom;
using Bunit;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed class UserMenuTests : ComponentTest
{
    [Fact]
    public void Menu_OfSomebodySignedIn_ShowsWhatIsChosenAndTheWayOut()
    {
        var menu = Menu(new Shell("王老师", "学籍管理员", [], new ShellPreferences(ThemeChoice.Dark, Density.Roomy, SingleKeys: false)));

        Assert.Equal(["zh-CN", "dark", "roomy", "off"], menu.FindAll("input[type=radio][checked]").Select(radio => radio.GetAttribute("value")));
        Assert.Equal("account/sign-out", menu.Find(".user-sign-out").GetAttribute("action"));
        Assert.Equal("王老师：账号与设置", menu.Find("summary").GetAttribute("aria-label"));
    }

    [Fact]
    public void Menu_OfAStudent_LeavesOutWhatOnlyStaffUse()
    {
        var menu = Menu(new Shell("陈晓雯", null, [], new ShellPreferences(), IsStudent: true));

        Assert.Equal(["preferences/language", "preferences/theme"], menu.FindAll("form.preference").Select(form => form.GetAttribute("action")));
    }

    [Fact]
    public void Menu_OnAnEnglishPage_IsEnglishThroughout()
    {
        Read("en");

        var menu = Menu(new Shell("Wang", null, [], new ShellPreferences()));

        Assert.DoesNotMatch("[\u4e00-\u9fff]", menu.Find(".user-panel").Text());
        Assert.Contains("en", menu.FindAll("input[checked]").Select(radio => radio.GetAttribute("value")));
    }

    private IRenderedComponent<UserMenu> Menu(Shell shell) => Render<UserMenu>(p => p.AddCascadingValue(shell));
}
