using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Home;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Setup;
using RecordsPortal.Core.Statistics;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Home;

public sealed class HomePageTests(DemoPortal demo) : ComponentTest, IClassFixture<DemoPortal>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("registrar", "待审核")]
    [InlineData("counsellor", "未激活")]
    [InlineData("leader", "录取")]
    [InlineData("auditor", "查看谁在何时因何更改了什么")]
    [InlineData("archivist", "查找学生，打开学籍档案")]
    [InlineData("teacher", "目前没有需要您处理的事项。")]
    public async Task Home_OfEachRole_SaysWhatIsTheirs(string user, string words)
    {
        var page = Open(await demo.Portal.StaffAsync(user));

        page.WaitForAssertion(() => Assert.Contains(words, page.Markup), Patience);
    }

    [Fact]
    public async Task Home_OfAStudentWhoHasNotBegun_HasOneStepAndItLeadsIntoIntake()
    {
        var student = await demo.Portal.StaffAsync("student");

        var page = Open(student);

        page.WaitForAssertion(() => Assert.Equal("intake", page.Find(".home-next a").GetAttribute("href")), Patience);
        Assert.Single(page.FindAll(".home-next a"));
    }

    private IRenderedComponent<HomePage> Open(Actor actor)
    {
        Services.AddSingleton(demo.Portal.Feed);
        Services.AddSingleton(demo.Portal.As<HomeService>(actor));
        Services.AddSingleton(demo.Portal.As<SetupProgress>(actor));
        Services.AddSingleton(demo.Portal.As<ICurrentUser>(actor));
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
        return Render<HomePage>();
    }
}
