using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Review;

public sealed class ReviewQueueTests
{
    [Fact]
    public async Task Queue_PutsWarningsFirstThenTheOldest()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(
            new Freshman(1) { Age = TimeSpan.FromHours(1) }, new Freshman(2) { Age = TimeSpan.FromHours(50) },
            new Freshman(3) { Age = TimeSpan.FromHours(2), Warnings = 1 }, new Freshman(4) { Age = TimeSpan.FromHours(30) });

        var list = await ListAsync(portal, new ReviewFilter());

        Assert.Equal([ids[2], ids[1], ids[3], ids[0]], list.Rows.Select(row => row.Id));
        Assert.Equal((4, 0), (list.Total, list.Arrived));
    }

    [Fact]
    public async Task WhatComesLater_IsCountedAndNotShown()
    {
        await using var portal = await TestPortal.StartAsync();
        var first = (await portal.AddAsync(new Freshman(1)))[0];
        var queue = portal.As<ReviewQueue>(await portal.StaffAsync("registrar"));
        var taken = await queue.NewestAsync();
        using var watch = queue.Watch(Feature.Review);

        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.AddAsync(new Freshman(2) { Warnings = 1 });
        var list = await watch.ListAsync(new ReviewFilter(), taken, portal.Feed.Sequence);

        Assert.Equal([first], list.Rows.Select(row => row.Id));
        Assert.Equal((1, 1), (list.Total, list.Arrived));
    }

    [Theory]
    [InlineData(AgeBand.Fresh, 1)]
    [InlineData(AgeBand.Waiting, 2)]
    [InlineData(AgeBand.Overdue, 3)]
    public async Task AgeFilter_KeepsItsBand(AgeBand age, int expected)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync([.. new[] { 1, 25, 47, 49, 72, 200 }.Select((hours, index) => new Freshman(index + 1) { Age = TimeSpan.FromHours(hours) })]);

        var list = await ListAsync(portal, new ReviewFilter(Age: age));

        Assert.Equal(expected, list.Total);
        Assert.All(list.Rows, row => Assert.Equal(age, ReviewRules.AgeOf(row.SubmittedAt, TestPortal.Evening.UtcDateTime)));
    }

    [Fact]
    public async Task Filters_NarrowBySchoolMajorWarningsAndMine()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2) { Major = "440501", ClassName = "造价2601", Warnings = 2 });
        var college = await portal.CollegeAsync();
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        await registrar.ClaimAsync(ids[0]);

        Assert.Equal([ids[1]], await IdsAsync(portal, new ReviewFilter(School: college.Schools.Single(s => s.Code == "03").Id)));
        Assert.Equal([ids[0]], await IdsAsync(portal, new ReviewFilter(Major: college.MajorByCode("440301")!.Id)));
        Assert.Equal([ids[1]], await IdsAsync(portal, new ReviewFilter(WarningsOnly: true)));
        Assert.Equal([ids[0]], await IdsAsync(portal, new ReviewFilter(ClaimedBy: registrar.Actor.AccountId)));
    }

    [Fact]
    public async Task Next_IsNeverOneSomebodyElseHasClaimed()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1) { Age = TimeSpan.FromHours(3) }, new Freshman(2) { Age = TimeSpan.FromHours(2) }, new Freshman(3));
        var (first, second) = (await Reviewing.AsAsync(portal, "registrar"), await Reviewing.AsAsync(portal, "registrar2"));
        await first.ClaimAsync(ids[0]);

        var next = await portal.As<ReviewQueue>(second.Actor).NextAsync(Feature.Review, new ReviewFilter(), []);
        var after = await portal.As<ReviewQueue>(second.Actor).NextAsync(Feature.Review, new ReviewFilter(), [ids[1]]);

        Assert.Equal((ids[1], ids[2]), (next, after));
    }

    [Fact]
    public async Task WhoMayNotReview_SeesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.AddAsync(new Freshman(1));

        foreach (var name in (string[])["teacher", "leader", "officer", "counsellor", "admin"])
        {
            using var watch = portal.As<ReviewQueue>(await portal.StaffAsync(name)).Watch(Feature.Review);
            Assert.Equal(0, (await watch.ListAsync(new ReviewFilter(), TestPortal.Evening.UtcDateTime, 0)).Total);
        }
    }

    [Fact]
    public async Task PreCheckOn_RegistrarsGetWhatIsCheckedAndTheRestByFilter()
    {
        await using var portal = await TestPortal.StartAsync();
        var counsellor = await portal.StaffAsync("counsellor");
        var own = (await portal.CollegeAsync()).Class(counsellor.Grants[0].ClassId)!;
        var ids = await portal.AddAsync(
            new Freshman(1) { ClassName = own.Name }, new Freshman(2) { ClassName = own.Name }, new Freshman(3) { Major = "440501", ClassName = "造价2601" });
        await SwitchOnPreCheckAsync(portal);
        var shown = await portal.As<ReviewCases>(counsellor).FindAsync(Feature.PreCheck, ids[0]);

        var marked = await portal.As<PreChecks>(counsellor).MarkAsync(Guid.CreateVersion7(), ids[0], shown!.Seen);

        Assert.IsType<Core.Common.Outcome.Done>(marked);
        Assert.Equal(new[] { ids[0], ids[2] }.Order(), (await IdsAsync(portal, new ReviewFilter())).Order());
        Assert.Equal([ids[1]], await IdsAsync(portal, new ReviewFilter(PreCheck: PreCheckFilter.Missing)));
        var registrar = await Reviewing.AsAsync(portal, "registrar");
        Assert.Equal(ReviewRefusals.NotPreChecked, Assert.IsType<Core.Common.Outcome.Refused>(await registrar.OpenAndApproveAsync(ids[1])).Key);
        Assert.IsType<Core.Common.Outcome.Done>(await registrar.OpenAndApproveAsync(ids[0]));
    }

    [Fact]
    public async Task Counsellor_ReachesOwnClassesOnly()
    {
        await using var portal = await TestPortal.StartAsync();
        var counsellor = await portal.StaffAsync("counsellor");
        var foreign = (await portal.AddAsync(new Freshman(1) { Major = "440501", ClassName = "造价2601" }))[0];
        await SwitchOnPreCheckAsync(portal);
        var seen = (await (await Reviewing.AsAsync(portal, "registrar")).SeeAsync(foreign)).Seen;

        Assert.Null(await portal.As<ReviewCases>(counsellor).FindAsync(Feature.PreCheck, foreign));
        Assert.IsType<Core.Common.Outcome.NotFound>(await portal.As<PreChecks>(counsellor).MarkAsync(Guid.CreateVersion7(), foreign, seen));
    }

    [Fact]
    public async Task CaseItsCounsellorChecksAfterTheListWasTaken_IsCountedAndNotShown()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = await portal.AddAsync(new Freshman(1), new Freshman(2) { Age = TimeSpan.FromHours(5) });
        await SwitchOnPreCheckAsync(portal);
        var queue = portal.As<ReviewQueue>(await portal.StaffAsync("registrar"));
        var taken = await queue.NewestAsync();
        using var watch = queue.Watch(Feature.Review);
        var counsellor = await portal.StaffAsync("counsellor");

        var shown = await portal.As<ReviewCases>(counsellor).FindAsync(Feature.PreCheck, ids[1]);
        await portal.As<PreChecks>(counsellor).MarkAsync(Guid.CreateVersion7(), ids[1], shown!.Seen);
        var list = await watch.ListAsync(new ReviewFilter(), taken, portal.Feed.Sequence);
        var again = await watch.ListAsync(new ReviewFilter(), await queue.NewestAsync(), portal.Feed.Sequence);

        Assert.Equal((0, 1), (list.Total, list.Arrived));
        Assert.Equal((1, 0), (again.Total, again.Arrived));
    }

    private static async Task SwitchOnPreCheckAsync(TestPortal portal) =>
        await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.PreCheck, "true");

    private static async Task<IReadOnlyList<Guid>> IdsAsync(TestPortal portal, ReviewFilter filter) => [.. (await ListAsync(portal, filter)).Rows.Select(row => row.Id)];

    private static async Task<ReviewList> ListAsync(TestPortal portal, ReviewFilter filter)
    {
        var queue = portal.As<ReviewQueue>(await portal.StaffAsync("registrar"));
        using var watch = queue.Watch(Feature.Review);
        return await watch.ListAsync(filter, await queue.NewestAsync(), portal.Feed.Sequence);
    }
}
