using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Notices;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Notices;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Notices;

public sealed class NoticeBellTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Bell_CountsWhatComesWhileThePageIsOpen()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var student = TestPortal.StudentActor(id);
        Services.AddSingleton(portal.Services.GetRequiredService<ChangeFeed>());
        Services.AddSingleton(portal.As<NoticeService>(student));
        Services.AddSingleton(portal.As<ICurrentUser>(student));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var bell = Render<NoticeBell>();
        Assert.Equal("通知，没有未读", bell.Find("a").GetAttribute("aria-label"));

        await (await Reviewing.AsAsync(portal, "registrar")).OpenAndApproveAsync(id);

        bell.WaitForAssertion(() => Assert.Equal("通知，1 条未读", bell.Find("a").GetAttribute("aria-label")), Patience);
        Assert.Equal("1", bell.Find(".notice-count").TextContent);
    }
}
