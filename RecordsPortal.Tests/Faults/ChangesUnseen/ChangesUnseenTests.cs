using System.Net;
using RecordsPortal.Core.Changes;
using RecordsPortal.Tests.EndToEnd;
using RecordsPortal.Tests.Faults.Common;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Faults.ChangesUnseen;

/// <summary>Screens outside the portal listen on bad lines while people work and the server is killed: in the end each has heard all that is theirs to hear, and nothing else.</summary>
[Trait(FaultRun.Trait, FaultRun.Category)]
[Collection(FaultRun.Collection)]
public sealed class ChangesUnseenTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int UploadsBetweenKills = 60;

    /// <summary>Who listens, and which students they may hear of; an SQL condition on the student, so that no code of the portal takes part in it.</summary>
    private static readonly (string User, string Students)[] _audience =
    [
        ("leader", "1"), ("auditor", "1"), ("officer", InSchool), ("officer", InSchool), ("counsellor", InClass), ("counsellor", InClass),
    ];

    private const string InSchool = """s."SchoolId" IN (SELECT g."SchoolId" FROM "Grants" g JOIN "Accounts" a ON a."Id" = g."AccountId" WHERE a."UserName" = 'officer')""";
    private const string InClass = """s."ClassId" IN (SELECT g."ClassId" FROM "Grants" g JOIN "Accounts" a ON a."Id" = g."AccountId" WHERE a."UserName" = 'counsellor')""";

    private readonly PortalServer _server = new(admissionRows: 60, studentsOnRecord: 60);
    private int _uploads;

    [Fact]
    public async Task Change_OnBadLinesAndAcrossKills_IsHeardByEverybodyItIsForAndNobodyElse()
    {
        var (kills, before) = (FaultRun.Of(1, 50), Last());
        var writers = await Task.WhenAll(((string[])["registrar", "registrar2", "registrar"]).Select(user => Clerk.SignInAsync(_server.Address, user)));
        var subscribers = await Task.WhenAll(_audience.Select((one, place) => SubscribeAsync(one.User, place, before)));
        using var stop = new CancellationTokenSource();
        var students = Students();
        var work = writers.Select((writer, place) => Task.Run(() => WriteAsync(writer!, students, place, stop.Token)));
        var listening = subscribers.Select(subscriber => Task.Run(() => subscriber.ComeAndGoAsync(stop.Token)));
        List<Task> all = [.. work, .. listening];

        for (var kill = 0; kill < kills; kill++)
        {
            await WorkedAsync(subscribers);
            await _server.KillAsync();
            await _server.StartAsync();
        }

        await WorkedAsync(subscribers);
        await stop.CancelAsync();
        await Task.WhenAll(all);
        foreach (var subscriber in subscribers)
        {
            await Eventually.HoldsAsync(() => subscriber.VisitAsync(TimeSpan.Zero), seconds: 60);
        }

        output.WriteLine($"Seed {FaultRun.Seed}: {_uploads} uploads, {kills} kills, {subscribers.Sum(s => s.Connections)} connections, {subscribers.Sum(s => s.Heard.Count)} heard, {subscribers.Sum(s => s.Live)} of them live.");
        FaultList.None(subscribers.Zip(_audience, (subscriber, one) => Judge(subscriber, one.Students, before)).SelectMany(faults => faults));
        Assert.All(subscribers, subscriber => Assert.True(subscriber.Connections >= 3 && subscriber.Heard.Count > 0, $"{subscriber.User} heard {subscriber.Heard.Count} on {subscriber.Connections} lines."));
        Assert.True(subscribers.Sum(s => s.Live) > 0, "Nothing came live.");
    }

    public Task InitializeAsync() => _server.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    /// <summary>Until enough has been uploaded, and everybody has come once more to hear of it.</summary>
    private Task WorkedAsync(Subscriber[] subscribers)
    {
        var enough = Volatile.Read(ref _uploads) + UploadsBetweenKills;
        var came = subscribers.Select(subscriber => subscriber.Connections).ToArray();
        return Eventually.HoldsAsync(
            () => Volatile.Read(ref _uploads) >= enough && subscribers.Zip(came).All(one => one.First.Connections > one.Second),
            seconds: 120);
    }

    private async Task<Subscriber> SubscribeAsync(string user, int place, long before)
    {
        using var clerk = await Clerk.SignInAsync(_server.Address, user);
        var subscriber = new Subscriber(_server.Address, user, clerk!.Cookie, new Random(FaultRun.Seed + place));
        subscriber.Begin(before);
        return subscriber;
    }

    private async Task WriteAsync(Clerk writer, Guid[] students, int place, CancellationToken stop)
    {
        for (var sent = place; !stop.IsCancellationRequested; sent++)
        {
            try
            {
                if (await writer.SendScanAsync(Guid.CreateVersion7(), students[sent * 7 % students.Length]) == HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref _uploads);
                }
            }
            catch (HttpRequestException)
            {
                // Between the kill and the new start.
            }

            await Moments.PassAsync(TimeSpan.FromMilliseconds(30));
        }
    }

    private IEnumerable<string> Judge(Subscriber subscriber, string students, long before)
    {
        using var truth = new StoredTruth(_server.Folder);
        var allowed = truth.Texts($"""SELECT s."Id" FROM "Students" s WHERE {students}""").Select(Guid.Parse).ToHashSet();
        var due = truth.Texts($"""SELECT "Sequence" || ' ' || "RecordId" || ' ' || "StudentId" FROM "Changes" WHERE "Sequence" > {before} AND "Kind" IN ('Attachment', 'CorrectionEvidence') ORDER BY "Sequence" """)
            .Select(line => line.Split(' ')).Select(part => (Sequence: long.Parse(part[0]), Record: Guid.Parse(part[1]), Student: Guid.Parse(part[2])))
            .Where(line => allowed.Contains(line.Student)).ToList();
        var heard = subscriber.Heard.ToDictionary(change => change.Sequence, change => change.RecordId);
        foreach (var (sequence, record, _) in due.Where(line => !heard.TryGetValue(line.Sequence, out var record) || record != line.Record))
        {
            yield return $"{subscriber.User} missed {sequence}";
        }

        foreach (var foreign in subscriber.Heard.Where(change => !IsTheirs(subscriber, change, allowed)))
        {
            yield return $"{subscriber.User} heard of {foreign.Kind} {foreign.Sequence}, which is not theirs";
        }
    }

    /// <summary>Only the auditor reads the change table, with its sessions and grants.</summary>
    private static bool IsTheirs(Subscriber subscriber, RecordChange change, HashSet<Guid> allowed) =>
        change.StudentId is { } student ? allowed.Contains(student) : subscriber.User == "auditor" || change.Kind is not ("Session" or "Grant" or "Account" or "Setting");

    private long Last()
    {
        using var truth = new StoredTruth(_server.Folder);
        return truth.Number("""SELECT MAX("Sequence") FROM "Changes" """);
    }

    /// <summary>Some of the counsellor's classes, some others of the officer's school, some of neither.</summary>
    private Guid[] Students()
    {
        using var truth = new StoredTruth(_server.Folder);
        return [.. ((string[])[InClass, $"{InSchool} AND NOT ({InClass})", $"NOT ({InSchool})"])
            .SelectMany(which => truth.Texts($"""SELECT s."Id" FROM "Students" s WHERE {which} ORDER BY s."Id" LIMIT 10""")).Select(Guid.Parse)];
    }
}
