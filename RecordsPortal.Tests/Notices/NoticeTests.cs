using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Notices;

public sealed class NoticeTests
{
    [Fact]
    public async Task Return_TellsTheStudentHowManyAndNobodyElse()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2));
        var registrar = await Reviewing.AsAsync(portal, "registrar");

        await registrar.ReturnAsync(await registrar.OpenAsync(ids[0]), new FieldReturn(RecordField.Phone, null, "打不通"));

        var notice = Assert.Single((await InboxAsync(portal, TestPortal.StudentActor(ids[0]))).Items);
        Assert.Equal((NoticeKind.IntakeReturned, "1", "intake", registrar.Actor.Name, false), (notice.Kind, notice.Facts[0], notice.Link, notice.By, notice.IsRead));
        Assert.Empty((await InboxAsync(portal, TestPortal.StudentActor(ids[1]))).Items);
        Assert.Empty((await InboxAsync(portal, registrar.Actor)).Items);
    }

    [Fact]
    public async Task Approval_TellsTheNumber_AndTakenBackTellsNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (registrar, student) = (await Reviewing.AsAsync(portal, "registrar"), TestPortal.StudentActor(id));

        var approved = Assert.IsType<Outcome.Done>(await registrar.OpenAndApproveAsync(id));
        Assert.Equal([approved.Receipt.Number!], Assert.Single((await InboxAsync(portal, student)).Items).Facts);

        Assert.IsType<Outcome.Done>(await registrar.UndoAsync(id));
        Assert.Empty((await InboxAsync(portal, student)).Items);
    }

    [Fact]
    public async Task ClaimReleasedByAColleague_TellsWhoHeldIt_AndOnesOwnReleaseTellsNobody()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));

        await first.ClaimAsync(id);
        await second.ReleaseAsync(id);
        await second.ClaimAsync(id);
        await second.ReleaseAsync(id);

        Assert.Equal((NoticeKind.ClaimReleased, $"review/{id}"), Assert.Single((await InboxAsync(portal, first.Actor)).Items) is var notice ? (notice.Kind, notice.Link) : default);
        Assert.Empty((await InboxAsync(portal, second.Actor)).Items);
    }

    [Fact]
    public async Task Reading_IsOnesOwn()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = (await portal.AddAsync(new Freshman(1)))[0];
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.OpenAndApproveAsync(id);
        var student = TestPortal.StudentActor(id);
        var notice = (await InboxAsync(portal, student)).Items[0];

        Assert.IsType<Outcome.NotFound>(await portal.As<NoticeService>(registrar.Actor).ReadAsync(Guid.CreateVersion7(), notice.Id));
        Assert.Equal(1, await portal.As<NoticeService>(student).UnreadAsync());
        Assert.IsType<Outcome.Done>(await portal.As<NoticeService>(student).ReadAsync(Guid.CreateVersion7(), notice.Id));

        Assert.Equal((1, 0), (await InboxAsync(portal, student)) is var inbox ? (inbox.Total, inbox.Unread) : default);
    }

    [Fact]
    public async Task ReadAll_LeavesWhatCameSinceTheListWasShown()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2));
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        await first.ClaimAsync(ids[0]);
        await second.ReleaseAsync(ids[0]);
        var shownAt = portal.Clock.GetUtcNow().UtcDateTime;
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        await first.ClaimAsync(ids[1]);
        await second.ReleaseAsync(ids[1]);

        await portal.As<NoticeService>(first.Actor).ReadAllAsync(Guid.CreateVersion7(), shownAt);

        Assert.Equal([false, true], (await InboxAsync(portal, first.Actor)).Items.Select(n => n.IsRead));
    }

    private static Task<NoticePage> InboxAsync(TestPortal portal, Actor actor) => portal.As<NoticeService>(actor).PageAsync(1);
}
