using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Records;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class RecordOthersTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task OtherRecord_LinkedWithAReason_SaysSoWithWhoAndWhy()
    {
        await using var portal = await TestPortal.StartAsync();
        var (former, now) = await PersonLinksTests.TwiceAsync(portal);
        var others = await OpenAsync(portal, now, "registrar");

        others.WaitForElement(".others .form-actions button", Patience).Click();
        others.Find(".reveal-form .button.primary").Click();
        others.WaitForAssertion(() => Assert.NotEmpty(others.Find("#link-reason-error").TextContent), Patience);
        others.Find("#link-reason").Change("已核对身份证");
        others.Find(".reveal-form .button.primary").Click();

        others.WaitForAssertion(() => Assert.Contains("同一人", others.Find(".others li").TextContent), Patience);
        Assert.Contains("已核对身份证", others.Find(".others li").TextContent);
        Assert.Contains("王敏", others.Find(".others li").TextContent);
        Assert.EndsWith($"{former}", others.Find(".others a").GetAttribute("href"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OtherRecord_ForWhoMayNotLink_IsShownWithoutAChoice()
    {
        await using var portal = await TestPortal.StartAsync();
        var (_, now) = await PersonLinksTests.TwiceAsync(portal);

        var others = await OpenAsync(portal, now, "leader");

        others.WaitForElement(".others li", Patience);
        Assert.Empty(others.FindAll(".others button"));
    }

    [Fact]
    public async Task RecordSeenOnce_ShowsNothing()
    {
        await using var portal = await TestPortal.StartAsync();

        var others = await OpenAsync(portal, await Enrolled.AddAsync(portal, withNumbers: true), "registrar");

        Assert.Empty(others.FindAll(".others"));
    }

    private async Task<IRenderedComponent<RecordOthers>> OpenAsync(TestPortal portal, Guid student, string user)
    {
        var actor = await portal.StaffAsync(user);
        Services.AddSingleton(portal.Feed);
        Services.AddSingleton(portal.As<PersonLinks>(actor));
        Services.AddSingleton(portal.As<ICurrentUser>(actor));
        Services.AddScoped<OutcomeMessages>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<RecordOthers>(p => p.Add(x => x.StudentId, student));
    }
}
