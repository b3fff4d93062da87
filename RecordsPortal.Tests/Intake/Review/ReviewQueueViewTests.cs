using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Intake.Review;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class ReviewQueueViewTests : ComponentTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task OpenQueue_ApplicationComes_AnnouncesItAndMovesNoRowUntilAsked()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync(new Freshman(1) { Name = "朱建佑" }, new Freshman(2) { Name = "朱建英", Age = TimeSpan.FromHours(3) });
        var queue = await OpenAsync(portal);

        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.AddAsync(new Freshman(3) { Name = "朱建国", Warnings = 1 });

        queue.WaitForAssertion(() => Assert.Equal("有 1 条新申请，点此载入", queue.Find(".new-rows").TextContent), Patience);
        Assert.Equal(["朱建英", "朱建佑"], Names(queue));
        queue.Find(".new-rows").Click();
        queue.WaitForAssertion(() => Assert.Equal(["朱建国", "朱建英", "朱建佑"], Names(queue)), Patience);
        Assert.Empty(queue.FindAll(".new-rows"));
    }

    [Fact]
    public async Task OpenQueue_CaseDecidedByAColleague_StaysInItsPlaceAsDealtWith()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1) { Name = "朱建佑" }, new Freshman(2) { Name = "朱建英", Age = TimeSpan.FromHours(3) });
        var queue = await OpenAsync(portal);

        await (await Reviewing.AsAsync(portal, "registrar2")).OpenAndApproveAsync(ids[1]);

        queue.WaitForAssertion(() => Assert.Contains("已处理", queue.Find("tr.gone").TextContent), Patience);
        Assert.Equal(["朱建英", "朱建佑"], Names(queue));
        Assert.Equal(ids[0], queue.Instance.After(ids[1]));
    }

    [Fact]
    public async Task OpenQueue_CaseDecidedByAColleague_PaintsNoOtherRowAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2) { Age = TimeSpan.FromHours(3) });
        var queue = await OpenAsync(portal);

        await (await Reviewing.AsAsync(portal, "registrar2")).OpenAndApproveAsync(ids[1]);
        queue.WaitForAssertion(() => Assert.Contains("已处理", queue.Find("tr.gone").TextContent), Patience);

        Assert.Equal(1, queue.FindComponents<ReviewLine>().Single(line => line.Instance.Row.Id == ids[0]).RenderCount);
    }

    [Fact]
    public async Task OpenQueue_CaseDecidedByAColleague_GoesThroughItsOwnTenRowsOnly()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync([.. Enumerable.Range(1, 12).Select(n => new Freshman(n) { Age = TimeSpan.FromHours(20 - n) })]);
        var queue = await OpenAsync(portal);

        await (await Reviewing.AsAsync(portal, "registrar2")).OpenAndApproveAsync(ids[11]);
        queue.WaitForAssertion(() => Assert.Contains("已处理", queue.Find("tr.gone").TextContent), Patience);

        Assert.Equal(1, queue.FindComponents<ReviewLines>()[0].RenderCount);
    }

    [Fact]
    public async Task OpenQueue_HoursLater_TellsTheAgeAnewAndMarksIt()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync(new Freshman(1) { Age = TimeSpan.FromHours(3) });
        Services.AddSingleton<TimeProvider>(portal.Clock);
        var queue = await OpenAsync(portal);
        Assert.Equal("3 小时", queue.Find("td.age").TextContent);

        portal.Clock.Advance(TimeSpan.FromHours(30));

        queue.WaitForAssertion(() => Assert.Equal("33 小时较久", queue.Find("td.age-waiting").TextContent), Patience);
    }

    [Fact]
    public async Task Cursor_MovedByKeys_StopsAtBothEnds()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2) { Age = TimeSpan.FromHours(3) });
        var queue = await OpenAsync(portal);

        var steps = new List<Guid?>();
        await queue.InvokeAsync(() => steps.AddRange(new[] { 1, 1, 1, -1, -1 }.Select(queue.Instance.Move)));

        Assert.Equal([ids[1], ids[0], ids[0], ids[1], ids[1]], steps);
        Assert.Equal($"{ids[1]}", queue.Find("tr[aria-current]").GetAttribute("data-row"));
    }

    [Fact]
    public async Task Next_PassesOverWhatAColleagueHasClaimed()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(
            new Freshman(1) { Age = TimeSpan.FromHours(3) }, new Freshman(2) { Age = TimeSpan.FromHours(2) }, new Freshman(3) { Age = TimeSpan.FromHours(1) });
        var queue = await OpenAsync(portal);

        await (await Reviewing.AsAsync(portal, "registrar2")).ClaimAsync(ids[1]);

        queue.WaitForAssertion(() => Assert.Contains("李婷正在审核", queue.Find($"[data-row='{ids[1]}']").TextContent), Patience);
        Assert.Equal(ids[2], queue.Instance.After(ids[0]));
    }

    private static string[] Names(IRenderedComponent<ReviewQueueView> queue) => [.. queue.FindAll("tbody .review-who a").Select(link => link.TextContent)];

    private async Task<IRenderedComponent<ReviewQueueView>> OpenAsync(TestPortal portal)
    {
        var registrar = await portal.StaffAsync("registrar");
        Services.AddSingleton(portal.Feed);
        Services.AddSingleton(portal.Services.GetRequiredService<ReferenceService>());
        Services.AddSingleton(portal.As<ReviewQueue>(registrar));
        Services.AddSingleton(portal.As<ICurrentUser>(registrar));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var queue = Render<ReviewQueueView>(view => view
            .Add(v => v.Feature, Feature.Review)
            .Add(v => v.Base, "review")
            .Add(v => v.Address, new ReviewAddress(new ReviewFilter(), false)));
        queue.WaitForState(() => queue.FindAll("[data-row]").Count > 0, Patience);
        return queue;
    }
}
