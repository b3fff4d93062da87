using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Server.Live;
using RecordsPortal.Tests.Registry;

namespace RecordsPortal.Tests.Live;

public sealed class ChangesHubTests
{
    [Fact]
    public async Task Change_MadeInThePortal_ReachesAClientOutsideWithItsTimeAndItsMaker()
    {
        await using var host = await HubHost.StartAsync();
        var id = await Enrolled.AddAsync(host.Portal, approved: true);
        await using var client = await Listening.StartAsync(host, "registrar");
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        var outcome = await host.As<CheckInService>(await host.SessionAsync("registrar2")).CheckInAsync(Guid.CreateVersion7(), [id]);

        var change = await client.HearAsync(c => c.Kind == "Student");
        Assert.IsType<Outcome.Done>(outcome.Outcome);
        Assert.Equal((id, id, "李婷", host.Feed.Sequence), (change.RecordId, change.StudentId, change.By, change.Sequence));
        Assert.InRange(change.At, before, TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.Equal(DateTimeKind.Utc, change.At.Kind);
    }

    [Fact]
    public async Task Change_OfAnotherSchool_NeverReachesTheOfficerNorHisReplay()
    {
        await using var host = await HubHost.StartAsync();
        var foreign = await Enrolled.AddAsync(host.Portal, school: "01", approved: true);
        var own = await Enrolled.AddAsync(host.Portal, school: "02", approved: true);
        await using var officer = await Listening.StartAsync(host, "officer");
        var checkIn = host.As<CheckInService>(await host.SessionAsync("registrar"));

        await checkIn.CheckInAsync(Guid.CreateVersion7(), [foreign]);
        await checkIn.CheckInAsync(Guid.CreateVersion7(), [own]);
        await officer.HearAsync(c => c.StudentId == own);
        var (replayed, _) = await ReplayAsync(officer.Connection, 0);

        Assert.DoesNotContain(officer.Heard, c => c.StudentId == foreign);
        Assert.Contains(replayed, c => c.StudentId == own);
        Assert.DoesNotContain(replayed, c => c.StudentId == foreign);
        Assert.DoesNotContain(replayed, c => c.Kind is "Account" or "Session" or "Grant" or "Setting");
    }

    [Fact]
    public async Task Replay_AfterADisconnect_ClosesTheGapExactly()
    {
        await using var host = await HubHost.StartAsync();
        var first = await Enrolled.AddAsync(host.Portal, approved: true);
        var second = await Enrolled.AddAsync(host.Portal, approved: true);
        var checkIn = host.As<CheckInService>(await host.SessionAsync("registrar"));
        var session = await host.SessionAsync("registrar2");
        long seen;
        await using (var client = await Listening.StartAsync(host, session))
        {
            await checkIn.CheckInAsync(Guid.CreateVersion7(), [first]);
            seen = (await client.HearAsync(c => c.StudentId == first)).Sequence;
        }

        await checkIn.CheckInAsync(Guid.CreateVersion7(), [second]);
        await using var back = await Listening.StartAsync(host, session);
        var (replayed, truncated) = await ReplayAsync(back.Connection, seen);

        var missed = Assert.Single(replayed, c => c.StudentId is not null);
        Assert.Equal((second, host.Feed.Sequence, false), (missed.StudentId, missed.Sequence, truncated));
    }

    [Fact]
    public async Task Replay_OfMoreThanItsBound_SaysSoAndGoesOnFromThere()
    {
        await using var host = await HubHost.StartAsync();
        var replay = host.Services.GetRequiredService<ChangeReplay>();
        var auditor = await host.Portal.StaffAsync("auditor");

        var first = await replay.ReadAsync(auditor, 0, max: 3).ToListAsync();
        var rest = await replay.ReadAsync(auditor, first[^1].Through).ToListAsync();

        Assert.Equal((true, 3), (first[^1].IsTruncated, first[^1].Through));
        Assert.Equal((false, host.Feed.Sequence), (rest[^1].IsTruncated, rest[^1].Through));
    }

    [Fact]
    public async Task Connection_WithoutASession_IsRefused()
    {
        await using var host = await HubHost.StartAsync();
        await using var stranger = host.Connection(null);

        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.StartAsync());
    }

    [Fact]
    public async Task Connection_WhoseSessionEnds_IsClosedWithinFiveSeconds()
    {
        await using var host = await HubHost.StartAsync();
        var session = await host.SessionAsync("registrar");
        await using var client = await Listening.StartAsync(host, session);

        await host.Services.GetRequiredService<AccessService>().EndAsync(session);

        await client.Closed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Connection_BeyondTheCapOfAnAccount_IsClosed()
    {
        await using var host = await HubHost.StartAsync();
        var session = await host.SessionAsync("registrar");
        var clients = new List<Listening>();
        for (var i = 0; i < ChangeRelay.ConnectionsPerAccount; i++)
        {
            clients.Add(await Listening.StartAsync(host, session));
        }

        await using var another = await Listening.StartAsync(host, session);

        await another.Closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.All(clients, client => Assert.Equal(HubConnectionState.Connected, client.Connection.State));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    private static async Task<(List<RecordsPortal.Core.Changes.RecordChange> Changes, bool IsTruncated)> ReplayAsync(HubConnection connection, long after)
    {
        var pages = await connection.StreamAsync<ReplayPage>(nameof(ChangesHub.ReplayAsync), after).ToListAsync();
        return ([.. pages.SelectMany(p => p.Changes)], pages[^1].IsTruncated);
    }
}
