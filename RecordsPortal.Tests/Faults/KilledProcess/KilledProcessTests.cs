using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using RecordsPortal.Tests.EndToEnd;
using RecordsPortal.Tests.Faults.Common;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Faults.KilledProcess;

/// <summary>The server is killed in the middle of its work, again and again, while people post to it over HTTP and note what it said.</summary>
[Trait(FaultRun.Trait, FaultRun.Category)]
[Collection(FaultRun.Collection)]
public sealed class KilledProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int LongestMilliseconds = 250;

    /// <summary>Of each clerk, before the server may be killed.</summary>
    private const int Uploads = 2;

    private static readonly string[] _staff = ["registrar", "registrar2", "registrar"];

    private readonly PortalServer _server = new(admissionRows: 40, studentsOnRecord: 20);
    private readonly TemporaryFolder _elsewhere = new();
    private readonly ConcurrentBag<string> _unexpected = [];

    [Fact]
    public async Task Kill_AtAnyMoment_LosesNothingThatWasSaidToBeSaved_AndLeavesNothingHalf()
    {
        var (rounds, chance) = (FaultRun.Of(3, 500), new Random(FaultRun.Seed));
        using var journal = new Journal(_elsewhere.Path("journal"));
        var uploads = new UploadTruth(_server.Folder);
        var clerks = await Task.WhenAll(_staff.Select(user => Clerk.SignInAsync(_server.Address, user)));
        var (slowest, faults) = (TimeSpan.Zero, new List<string>());

        for (var round = 0; round < rounds; round++)
        {
            var newcomer = await WorkAndKillAsync(clerks!, uploads.Students, journal, chance.Next(LongestMilliseconds));
            var since = Stopwatch.GetTimestamp();
            await _server.StartAsync();
            await Eventually.HoldsAsync(async () => await newcomer.LookAsync("/healthz/ready") == HttpStatusCode.OK, seconds: 60);
            slowest = Stopwatch.GetElapsedTime(since) is var took && took > slowest ? took : slowest;
            faults.AddRange(uploads.Judge(journal.Read(), inFlight: (round + 1) * clerks.Length).Select(fault => $"round {round}: {fault}"));
            Assert.Equal(HttpStatusCode.NoContent, await newcomer.LookAsync("/account/presence"));
            newcomer.Dispose();
        }

        output.WriteLine($"Seed {FaultRun.Seed}: {rounds} kills, {journal.Count} acknowledged uploads, ready again after {slowest.TotalSeconds:0.0} s at the most, {_unexpected.Count} refused.");
        FaultList.None([.. faults, .. _unexpected]);
        Assert.True(journal.Count >= rounds * clerks.Length * Uploads, $"Only {journal.Count} were acknowledged.");
    }

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _elsewhere.Dispose();
    }

    /// <returns>Somebody whose sign-in was answered shortly before the kill: it counts after it.</returns>
    private async Task<Clerk> WorkAndKillAsync(Clerk[] clerks, Guid[] students, Journal journal, int milliseconds)
    {
        var begun = clerks.Select(_ => new TaskCompletionSource()).ToArray();
        var work = clerks.Index().Select(clerk => Task.Run(() => WorkAsync(clerk.Item, students, journal, begun[clerk.Index]))).ToList();
        await Task.WhenAll(begun.Select(first => first.Task)).WaitAsync(TimeSpan.FromMinutes(1));
        var newcomer = await Clerk.SignInAsync(_server.Address, "auditor");
        await Moments.PassAsync(TimeSpan.FromMilliseconds(milliseconds));
        await _server.KillAsync();
        await Task.WhenAll(work);
        return newcomer!;
    }

    /// <summary>One upload after the other until nobody answers any more.</summary>
    private async Task WorkAsync(Clerk clerk, Guid[] students, Journal journal, TaskCompletionSource begun)
    {
        for (var (sent, acknowledged) = (0, 0); ; sent++)
        {
            var (correction, student) = (Guid.CreateVersion7(), students[sent % students.Length]);
            try
            {
                var status = await clerk.SendScanAsync(correction, student);
                if (status == HttpStatusCode.OK)
                {
                    journal.Add($"{correction}");
                    acknowledged++;
                    if (acknowledged == Uploads)
                    {
                        begun.SetResult();
                    }
                }
                else if (status != HttpStatusCode.TooManyRequests)
                {
                    _unexpected.Add($"{status}");
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
