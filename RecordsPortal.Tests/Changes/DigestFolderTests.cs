using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecordsPortal.Core;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class DigestFolderTests
{
    [Fact]
    public async Task Digest_OfEachDay_IsWrittenAtItsHourAndNamesTheOneBefore()
    {
        await using var portal = await TestPortal.StartAsync();
        using var worker = Worker(portal);
        await worker.StartAsync(default);

        await Eventually.HoldsAsync(() =>
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(30));
            return Files(portal).Length >= 2;
        });
        await worker.StopAsync(default);

        var digests = Files(portal).Select(File.ReadAllText).ToList();
        Assert.Equal(digests.Count, digests.Select(text => text.Split('\n')[1]).Distinct().Count());
        Assert.Contains("previous -", digests[0]);
        Assert.DoesNotContain("previous -", digests[1]);
    }

    [Fact]
    public async Task Portal_ThatStopsOnADayWithoutDigest_WritesIt_AndOnceOnly()
    {
        await using var portal = await TestPortal.StartAsync();

        foreach (var _ in (int[])[1, 2])
        {
            using var worker = Worker(portal);
            await worker.StartAsync(default);
            await worker.StopAsync(default);
        }

        Assert.Single(Files(portal));
    }

    /// <summary>Another machine's disk, and tonight it is not mounted.</summary>
    [Fact]
    public async Task Digest_WhoseNamedFolderIsAway_GoesNowhereElseAndIsTriedAgain()
    {
        await using var portal = await TestPortal.StartAsync();
        var away = Path.Combine(portal.Folder, "mnt", "digests");
        var digests = new DigestFolder(
            portal.Services.GetRequiredService<RecordsDb>(), portal.Services.GetRequiredService<Vault>(), portal.Services.GetRequiredService<CollegeClock>(),
            Options.Create(new DataOptions()), Options.Create(new DigestOptions { Directory = away }));
        using var log = new WarningLines();
        using var logs = new LoggerFactory([log]);
        using var worker = new DigestWorker(digests, Options.Create(new DigestOptions()), portal.Services.GetRequiredService<CollegeClock>(), portal.Clock, logs.CreateLogger<DigestWorker>());
        await worker.StartAsync(default);
        await Eventually.HoldsAsync(() =>
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(30));
            return log.Written.Count() >= 2;
        });
        Assert.False(Directory.Exists(away));

        Directory.CreateDirectory(away);
        var back = portal.Clock.GetUtcNow();
        await Eventually.HoldsAsync(() =>
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(5));
            return Directory.GetFiles(away, "*.digest").Length > 0;
        });
        await worker.StopAsync(default);

        Assert.InRange(portal.Clock.GetUtcNow() - back, TimeSpan.Zero, TimeSpan.FromHours(6));
    }

    [Fact]
    public async Task Digest_WrittenByManyAtTheSameMoment_IsOne()
    {
        await using var portal = await TestPortal.StartAsync();
        var digests = portal.Services.GetRequiredService<DigestFolder>();

        var written = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => digests.WriteAsync())));

        Assert.Single(written, path => path is not null);
        Assert.Equal(Files(portal), Directory.GetFiles(digests.Directory));
    }

    [Fact]
    public async Task Digest_ChangedByOneLetter_IsNotGenuine()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = (await portal.Services.GetRequiredService<DigestFolder>().WriteAsync())!;
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("day 2026-08-22", "day 2026-08-21", StringComparison.Ordinal));

        var found = (await portal.Services.GetRequiredService<ChainAudit>().CheckAsync(file))!.Value.Digests!;

        Assert.Equal(DigestFault.NotGenuine, Assert.Single(found.Findings).Fault);
    }

    [Fact]
    public async Task Digest_TakenOutOfTheRow_IsMissed()
    {
        await using var portal = await TestPortal.StartAsync();
        var digests = portal.Services.GetRequiredService<DigestFolder>();
        var first = (await digests.WriteAsync())!;
        await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, "新名");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await digests.WriteAsync();
        File.Delete(first);

        var found = (await portal.Services.GetRequiredService<ChainAudit>().CheckAsync(digests.Directory))!.Value.Digests!;

        Assert.Equal(DigestFault.PreviousMissing, Assert.Single(found.Findings).Fault);
    }

    private static string[] Files(TestPortal portal) =>
        Directory.Exists(Path.Combine(portal.Folder, "digests")) ? [.. Directory.GetFiles(Path.Combine(portal.Folder, "digests"), "*.digest").Order()] : [];

    private static DigestWorker Worker(TestPortal portal) => new(
        portal.Services.GetRequiredService<DigestFolder>(), Options.Create(new DigestOptions()), portal.Services.GetRequiredService<CollegeClock>(), portal.Clock, NullLogger<DigestWorker>.Instance);
}
