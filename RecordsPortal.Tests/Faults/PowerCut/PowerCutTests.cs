using Microsoft.Data.Sqlite;
using RecordsPortal.Tests.Faults.Common;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Faults.PowerCut;

/// <summary>
/// The power goes at any moment. Killing a process cannot show what that does, since the kernel still writes what it was given; so the writes
/// are recorded and the disk is put together as the cut would have left it.
/// </summary>
[Trait(FaultRun.Trait, FaultRun.Category)]
[Collection(FaultRun.Collection)]
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const string Full = "FULL";

    private static readonly string[] _files = ["records.db", "records.db-wal"];

    [Fact]
    public async Task PowerCut_AtAnyMoment_LosesNothingThatWasSaidToBeSaved()
    {
        var images = FaultRun.Of(200, 5_000);
        using var folder = new TemporaryFolder();
        var recorded = await RecordAsync(folder, Full, FaultRun.Of(640, 6_000));

        var found = Replay(folder, recorded, images);

        Assert.Equal("2 2", recorded.Durability);
        // Of a run in which nothing waited for another and nothing was moved into the database there is nothing to be learnt.
        Assert.True(recorded.Of(DiskAct.Sync, "records.db-wal") < recorded.Of(DiskAct.Acknowledge, ""), "No two saves shared a commit.");
        Assert.True(recorded.Of(DiskAct.Sync, "records.db") > 0, "No checkpoint.");
        Assert.Equal(images, found.Images);
        Assert.InRange(found.WithAcknowledged, images * 9 / 10, images);
        FaultList.None([.. found.Corrupt, .. found.Lost]);
    }

    [Fact]
    public async Task PowerCut_WithTheDurabilityTakenAway_IsSeenToLose()
    {
        var images = FaultRun.Of(40, 1_000);
        using var folder = new TemporaryFolder();
        var recorded = await RecordAsync(folder, "NORMAL", FaultRun.Of(640, 6_000));

        var found = Replay(folder, recorded, images);

        Assert.Equal("1 1", recorded.Durability);
        Assert.InRange(found.Lost.Count, images / 2, images);
    }

    private static async Task<Recorded> RecordAsync(TemporaryFolder folder, string durability, int commands)
    {
        var log = folder.Path("log");
        await using var child = Child.Start(PowerCutChild.Verb, log, $"{commands}", durability);
        var data = string.Join(' ', await child.HearAsync(PowerCutChild.Ready));
        // Copied by this process: closing any handle of a file drops the locks its own process has on it.
        var beginning = _files.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(data, name)));
        Directory.CreateDirectory(folder.Path("keys"));
        File.Copy(Path.Combine(data, "keys", "chain.key"), folder.Path("keys/chain.key"));
        await child.SayAsync("go");
        var settings = string.Join(' ', await child.HearAsync(PowerCutChild.Done));
        await child.EndAsync();
        var recorded = new Recorded(beginning, WriteLog.Read(log), settings);
        Assert.Equal(commands, recorded.Of(DiskAct.Acknowledge, ""));
        return recorded;
    }

    private Verdict Replay(TemporaryFolder folder, Recorded recorded, int count)
    {
        var chance = new Random(FaultRun.Seed);
        var modes = Enum.GetValues<CutMode>();
        var cuts = Enumerable.Range(0, count).Select(number => (Moment: chance.Next(1, recorded.Records.Count + 1), Mode: modes[number % modes.Length])).OrderBy(cut => cut.Moment).ToList();
        var images = new DiskImages(recorded.Beginning, recorded.Records, chance);
        Put(folder, images.Cut(CutMode.OnlySynced));
        long before;
        using (var truth = new StoredTruth(folder.Path("")))
        {
            before = truth.Number("""SELECT MAX("Sequence") FROM "Changes" """);
        }

        var (corrupt, lost, withAcknowledged) = (new List<string>(), new List<string>(), 0);
        foreach (var (moment, mode) in cuts)
        {
            images.GoTo(moment);
            withAcknowledged += images.Acknowledged.Count > 0 ? 1 : 0;
            Put(folder, images.Cut(mode));
            var (damage, missing) = Judge(folder, before, images.Acknowledged);
            corrupt.AddRange(damage.Take(1).Select(fault => $"{mode} at {moment}: {fault}"));
            lost.AddRange(missing > 0 ? [$"{mode} at {moment}: {missing} of {images.Acknowledged.Count} acknowledged commands are gone"] : []);
        }

        output.WriteLine($"Seed {FaultRun.Seed}: synchronous {recorded.Durability}, {recorded.Records.Count} records, {recorded.Of(DiskAct.Acknowledge, "")} commands in {recorded.Of(DiskAct.Sync, "records.db-wal")} syncs of the log, {recorded.Of(DiskAct.Sync, "records.db")} checkpoints; {cuts.Count} images: {lost.Count} with losses, {corrupt.Count} corrupt.");
        return new Verdict(cuts.Count, withAcknowledged, corrupt, lost);
    }

    private static (List<string> Damage, int Missing) Judge(TemporaryFolder folder, long before, IReadOnlyList<Guid> acknowledged)
    {
        try
        {
            using var truth = new StoredTruth(folder.Path(""));
            var damage = truth.Damage(before).ToList();
            var commands = truth.Commands();
            return (damage, acknowledged.Count(command => !commands.Contains(command)));
        }
        catch (SqliteException fault)
        {
            return ([fault.Message], acknowledged.Count);
        }
    }

    private static void Put(TemporaryFolder folder, Dictionary<string, byte[]> image)
    {
        File.Delete(folder.Path("records.db-shm"));
        File.Delete(folder.Path("records.db-wal"));
        foreach (var (name, bytes) in image)
        {
            File.WriteAllBytes(folder.Path(name), bytes);
        }
    }

    private sealed record Recorded(IReadOnlyDictionary<string, byte[]> Beginning, IReadOnlyList<DiskRecord> Records, string Durability)
    {
        public int Of(DiskAct act, string file) => Records.Count(record => record.Act == act && record.File == file);
    }

    private sealed record Verdict(int Images, int WithAcknowledged, List<string> Corrupt, List<string> Lost);
}
