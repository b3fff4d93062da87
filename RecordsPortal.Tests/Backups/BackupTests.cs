using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Backups;

/// <summary>What was backed up can be used, by somebody who has nothing but the backup and its key.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task Backup_MadeWhileEverybodyWrites_IsAWholePortalElsewhere()
    {
        await using var kept = await Kept.StartAsync();
        await kept.Portal.Services.GetRequiredService<DigestFolder>().WriteAsync();
        using var enough = new CancellationTokenSource();
        // On a thread of its own: SQLite answers at once, and a loop of saves never lets go of the one it began on.
        var writing = Task.Run(() => WriteUntilAsync(kept.Portal, enough.Token));
        await Eventually.HoldsAsync(() => kept.Portal.Feed.Sequence > 20);
        var saved = kept.Portal.Feed.Sequence;

        var file = await kept.Service().MakeAsync();
        await enough.CancelAsync();
        await writing;
        var restored = (await kept.Elsewhere().RestoreAsync(file))!;
        await using var portal = await TestPortal.OnAsync(Path.Combine(kept.Outside.FullName, "new"));

        Assert.Null(restored.Problem);
        Assert.InRange(restored.Manifest!.Sequence, saved, kept.Portal.Feed.Sequence);
        var chain = (await portal.As<ChainVerifier>(await portal.StaffAsync("auditor")).VerifyAsync())!;
        Assert.Equal((restored.Manifest.Sequence, null), (chain.Through, chain.FirstBad));
        Assert.Equal(await IdNumbersAsync(kept.Portal), await IdNumbersAsync(portal));
        Assert.Equal((await kept.PhotoIn(kept.Portal))!.Bytes, (await kept.PhotoIn(portal))!.Bytes);
        Assert.Single(Directory.GetFiles(Path.Combine(portal.Folder, "digests")));
    }

    [Theory]
    [InlineData(Kept.Key)]
    [InlineData(null)]
    public async Task Backup_WithOneByteChangedAnywhere_IsRefusedAndLeavesNothing(string? key)
    {
        await using var kept = await Kept.StartAsync();
        var file = await kept.Service(key).MakeAsync();
        var good = await File.ReadAllBytesAsync(file);
        var accepted = new List<string>();

        foreach (var place in Enumerable.Range(0, 10).Select(_ => Random.Shared.Next(good.Length)))
        {
            var bad = good.ToArray();
            bad[place] ^= (byte)(1 << Random.Shared.Next(8));
            await File.WriteAllBytesAsync(file, bad);
            if ((await kept.Elsewhere(key).RestoreAsync(file))!.Problem is null || Directory.EnumerateFileSystemEntries(Path.Combine(kept.Outside.FullName, "new")).Any())
            {
                accepted.Add($"byte {place} of {good.Length}");
            }
        }

        FaultList.None(accepted);
        await File.WriteAllBytesAsync(file, good);
        Assert.Null((await kept.Elsewhere(key).RestoreAsync(file))!.Problem);
    }

    [Fact]
    public async Task Backup_CutOffOrLengthened_IsRefused()
    {
        await using var kept = await Kept.StartAsync();
        var file = await kept.Service(key: null).MakeAsync();
        var good = await File.ReadAllBytesAsync(file);
        var accepted = new List<string>();

        foreach (var bad in (byte[][])[good[..^1], good[..(good.Length / 2)], good[..PieceFormat.HeadBytes], [], [.. good, 0]])
        {
            await File.WriteAllBytesAsync(file, bad);
            accepted.AddRange((await kept.Service(key: null).CheckAsync(file)).Problem is null ? [$"{bad.Length} of {good.Length} bytes"] : []);
        }

        FaultList.None(accepted);
    }

    [Fact]
    public async Task Backup_SealedWithAKey_IsNotReadWithoutIt()
    {
        await using var kept = await Kept.StartAsync();

        var file = await kept.Service().MakeAsync();

        Assert.Equal(BackupProblem.KeyMissing, (await kept.Elsewhere(key: null).CheckAsync(file)).Problem);
        Assert.Equal(BackupProblem.DoesNotOpen, (await kept.Elsewhere(key: "another-key-of-somebody").CheckAsync(file)).Problem);
        Assert.Null((await kept.Elsewhere().CheckAsync(file)).Problem);
        Assert.False(Directory.Exists(Path.Combine(kept.Outside.FullName, "new")));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Restore_IntoAFolderWithSomethingInIt_TouchesNothing()
    {
        await using var kept = await Kept.StartAsync();
        var file = await kept.Service().MakeAsync();
        var before = Directory.GetFiles(kept.Portal.Folder, "*", SearchOption.AllDirectories).Order().ToList();

        var answer = await kept.Service().RestoreAsync(file);

        Assert.Null(answer);
        Assert.Equal(before, Directory.GetFiles(kept.Portal.Folder, "*", SearchOption.AllDirectories).Order());
    }

    [Theory]
    [InlineData(BackupProblem.KeysDoNotFit)]
    [InlineData(BackupProblem.FileMissing)]
    [InlineData(BackupProblem.ChainBroken)]
    public async Task Backup_OfDataThatIsNotWhole_IsNotCalledGood(BackupProblem problem)
    {
        await using var kept = await Kept.StartAsync();
        await SpoilAsync(kept, problem);

        var (_, check) = await kept.Service().MakeCheckedAsync();

        Assert.Equal(problem, check.Problem);
        Assert.Null(kept.Service().Newest());
    }

    [Fact]
    public async Task Backups_OldOnes_GoOnlyWhenEnoughNewerOnesAreGood()
    {
        await using var kept = await Kept.StartAsync();
        var backups = kept.Service(key: null, keep: 2);
        for (var night = 0; night < 4; night++)
        {
            kept.Portal.Clock.Advance(TimeSpan.FromDays(1));
            if (night == 3)
            {
                // Made and never looked at: it does not push out one that is known to be good.
                await backups.MakeAsync();
            }
            else
            {
                await backups.MakeCheckedAsync();
            }

            backups.DropOld();
        }

        Assert.Equal(["records-20260824-", "records-20260825-", "records-20260826-"], Directory.GetFiles(backups.Directory, "*.rpbackup").Order().Select(file => Path.GetFileName(file)[..17]));
        Assert.Equal(TestPortal.Evening.UtcDateTime.AddDays(3), backups.Newest());
    }

    [Fact]
    public async Task Night_Comes_ABackupIsMadeAndCheckedByItself()
    {
        await using var kept = await Kept.StartAsync();
        var backups = kept.Service(key: null);
        using var worker = new BackupWorker(backups, Options.Create(new BackupOptions()), new CollegeClock(kept.Portal.Clock), kept.Portal.Clock, NullLogger<BackupWorker>.Instance);
        await worker.StartAsync(default);

        await Eventually.HoldsAsync(() =>
        {
            kept.Portal.Clock.Advance(TimeSpan.FromHours(1));
            return backups.Newest() is not null;
        });
        await worker.StopAsync(default);

        Assert.Single(Directory.GetFiles(backups.Directory, "*.rpbackup"));
    }

    private static async Task WriteUntilAsync(TestPortal portal, CancellationToken enough)
    {
        var settings = portal.As<SettingService>(await portal.StaffAsync("admin"));
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            Assert.IsType<Outcome.Done>(await settings.SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, $"学院 {i}"));
        }
    }

    private static async Task<IReadOnlyList<string>> IdNumbersAsync(TestPortal portal)
    {
        var sealing = portal.Services.GetRequiredService<SealedValues>();
        await using var db = portal.Open();
        var students = await db.Students.OrderBy(s => s.Id).ToListAsync();
        var keys = await sealing.KeysOfAsync(db, [.. students.Select(s => s.Id)], default);
        return [.. students.Select(s => keys[s.Id].Open(SealedValues.IdNumber, s.IdNumberSealed!))];
    }

    private static async Task SpoilAsync(Kept kept, BackupProblem problem)
    {
        switch (problem)
        {
            case BackupProblem.KeysDoNotFit:
                await File.WriteAllBytesAsync(Path.Combine(kept.Portal.Folder, "keys", "master.key"), new byte[32]);
                break;
            case BackupProblem.FileMissing:
                Directory.Delete(Path.Combine(kept.Portal.Folder, "files"), recursive: true);
                break;
            default:
                await using (var connection = new SqliteConnection($"Data Source={Path.Combine(kept.Portal.Folder, "records.db")};Pooling=False"))
                {
                    await connection.OpenAsync();
                    await using var command = connection.CreateCommand();
                    command.CommandText = "DROP TRIGGER Changes_NoUpdate; UPDATE Changes SET Reason = 'x' WHERE Sequence = 3";
                    await command.ExecuteNonQueryAsync();
                }

                break;
        }
    }
}
