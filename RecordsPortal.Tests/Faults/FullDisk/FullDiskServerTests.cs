using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using RecordsPortal.Tests.EndToEnd;
using RecordsPortal.Tests.Faults.Common;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Faults.FullDisk;

/// <summary>The disk under the data folder fills up while people work, and is freed again.</summary>
[Trait(FaultRun.Trait, FaultRun.Category)]
[Collection(FaultRun.Collection)]
public sealed class FullDiskServerTests(ITestOutputHelper output) : IDisposable
{
    private const int AnswersWhileFull = 6;

    private readonly TemporaryFolder _elsewhere = new();
    private readonly ConcurrentBag<string> _faults = [];
    private int _refused;
    private int _answered;

    [Fact]
    public async Task FullDisk_IsTold_SavesNothingFalsely_LetsPeopleRead_AndHealsByItself()
    {
        using var disk = SmallDisk.Mount(megabytes: 64);
        if (disk is null)
        {
            output.WriteLine("Not tried: this process may not mount a small disk.");
            return;
        }

        await using var server = new PortalServer(admissionRows: 40, studentsOnRecord: 20, more: ["--Health:LeastFreeMegabytes=1"], folder: disk.Data);
        await server.StartAsync();
        using var journal = new Journal(_elsewhere.Path("journal"));
        var uploads = new UploadTruth(server.Folder);
        var (rounds, chance) = (FaultRun.Of(2, 50), new Random(FaultRun.Seed));
        using var reader = await Clerk.SignInAsync(server.Address, "leader");
        using var stop = new CancellationTokenSource();
        var clerks = await Task.WhenAll(((string[])["registrar", "registrar2"]).Select(user => Clerk.SignInAsync(server.Address, user)));
        var work = clerks.Select(clerk => Task.Run(() => WorkAsync(clerk!, uploads.Students, journal, stop.Token))).ToList();
        var slowest = TimeSpan.Zero;

        for (var round = 0; round < rounds; round++)
        {
            await MoreAsync(() => journal.Count, 3);
            await Moments.PassAsync(TimeSpan.FromMilliseconds(chance.Next(500)));
            disk.Fill();
            await LookAsync(server.Address, reader!, disk);
            disk.Free();
            var since = Stopwatch.GetTimestamp();
            await ReadyAsync(reader!, HttpStatusCode.OK);
            await MoreAsync(() => journal.Count, 3);
            slowest = Stopwatch.GetElapsedTime(since) is var took && took > slowest ? took : slowest;
        }

        await stop.CancelAsync();
        await Task.WhenAll(work);
        output.WriteLine($"Seed {FaultRun.Seed}: {rounds} times full, {journal.Count} acknowledged uploads, {_refused} refused, well again after {slowest.TotalSeconds:0.0} s at the most.");
        FaultList.None([.. _faults, .. uploads.Judge(journal.Read(), inFlight: 0)]);
        Assert.True(_refused >= rounds, "The disk was never full for anybody.");
        Assert.True(server.IsRunning, server.Output);
    }

    public void Dispose() => _elsewhere.Dispose();

    /// <summary>What people meet while nothing can be written.</summary>
    private async Task LookAsync(Uri address, Clerk reader, SmallDisk disk)
    {
        var before = Volatile.Read(ref _answered);
        await ReadyAsync(reader, HttpStatusCode.ServiceUnavailable);
        await Eventually.HoldsAsync(
            () =>
            {
                // What a save that failed gave back is taken again.
                disk.Fill();
                return Volatile.Read(ref _answered) >= before + AnswersWhileFull;
            },
            seconds: 60);
        foreach (var page in (string[])["/healthz/live", "/students", "/dashboard", "/account/sessions"])
        {
            if (await reader.LookAsync(page) is var status && status != HttpStatusCode.OK)
            {
                _faults.Add($"{page} while the disk is full: {status}");
            }
        }

        // A log with room left from before may still take a session; then it has to count.
        using var newcomer = await Clerk.SignInAsync(address, "auditor");
        if (newcomer is not null && await newcomer.LookAsync("/account/presence") != HttpStatusCode.NoContent)
        {
            _faults.Add("Signed in, and the session does not stand.");
        }
    }

    /// <summary>One upload after the other, whatever the answer; slowly enough for the limit on files.</summary>
    private async Task WorkAsync(Clerk clerk, Guid[] students, Journal journal, CancellationToken stop)
    {
        for (var sent = 0; !stop.IsCancellationRequested; sent++)
        {
            var correction = Guid.CreateVersion7();
            switch (await clerk.SendScanAsync(correction, students[sent % students.Length]))
            {
                case HttpStatusCode.OK:
                    journal.Add($"{correction}");
                    break;
                case HttpStatusCode.Conflict:
                    Interlocked.Increment(ref _refused);
                    break;
                case HttpStatusCode.TooManyRequests:
                    break;
                case var status:
                    _faults.Add($"An upload was answered with {status}");
                    Interlocked.Increment(ref _refused);
                    break;
            }

            Interlocked.Increment(ref _answered);
            await Moments.PassAsync(TimeSpan.FromMilliseconds(200));
        }
    }

    private static Task ReadyAsync(Clerk reader, HttpStatusCode status) =>
        Eventually.HoldsAsync(async () => await reader.LookAsync("/healthz/ready") == status, seconds: 60);

    private static Task MoreAsync(Func<int> count, int more)
    {
        var enough = count() + more;
        return Eventually.HoldsAsync(() => count() >= enough, seconds: 60);
    }
}
