using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

/// <summary>Saves that wait while somebody writes are committed together, and still each stands or falls for itself.</summary>
public sealed class WriteGroupTests
{
    [Fact]
    public async Task SavesThatWaited_AreCommittedTogether()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var busy = await BusyLine.HoldAsync(portal);
        var before = await VersionAsync(busy.Watcher);

        var saves = Enumerable.Range(0, 5).Select(number => busy.Save($"group.{number}", "x")).ToList();
        busy.LetGo();
        await Task.WhenAll(saves);

        Assert.Equal(before + 1, await VersionAsync(busy.Watcher));
        await using var db = portal.Open();
        Assert.Equal(5, await db.Settings.CountAsync(s => s.Key.StartsWith("group.")));
    }

    [Fact]
    public async Task OneSaveOfAGroupThatCannotBeMade_FailsAloneAndTheChainHolds()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var busy = await BusyLine.HoldAsync(portal);

        var (first, second, third) = (busy.Save("group.same", "first"), busy.Save("group.same", "second"), busy.Save("group.other", "third"));
        busy.LetGo();

        await first;
        await Assert.ThrowsAsync<DbUpdateException>(() => second);
        await third;
        await using var db = portal.Open();
        Assert.Equal(["first", "third"], await db.Settings.Where(s => s.Key.StartsWith("group.")).OrderBy(s => s.Value).Select(s => s.Value).ToListAsync());
        Assert.Null((await VerifyAsync(portal)).FirstBad);
    }

    [Fact]
    public async Task RowThatAnEarlierSaveOfTheGroupMoved_IsStaleForTheLater()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var mine = portal.OpenAsSystem();
        await using var theirs = portal.OpenAsSystem();
        var (a, b) = (await mine.Settings.FirstAsync(), await theirs.Settings.FirstAsync());
        (a.Value, b.Value) = ("mine", "theirs");
        await using var busy = await BusyLine.HoldAsync(portal);

        var (first, second) = (mine.SaveChangesAsync(), theirs.SaveChangesAsync());
        busy.LetGo();

        await first;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second);
        await using var db = portal.Open();
        Assert.Equal("mine", (await db.Settings.SingleAsync(s => s.Id == a.Id)).Value);
    }

    [Fact]
    public async Task CommitThatFails_FailsEverybodyOfTheGroupAndLeavesTheLineOpen()
    {
        await using var portal = await TestPortal.StartAsync();
        // A foreign key looked at only when the transaction ends: everything goes well until the commit.
        await RunAsync(portal, """
            CREATE TABLE "Late" ("Student" TEXT REFERENCES "Students" ("Id") DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER "Late_Fault" AFTER INSERT ON "Settings" WHEN NEW."Value" = 'late' BEGIN INSERT INTO "Late" VALUES ('nobody'); END;
            """);
        await using var busy = await BusyLine.HoldAsync(portal);
        var told = new List<RecordChange>();
        using var listening = portal.Feed.Subscribe(change => change.Kind == nameof(Setting), told.AddRange);

        var saves = new[] { busy.Save("group.1", "well"), busy.Save("group.2", "late"), busy.Save("group.3", "well") };
        busy.LetGo();
        await Task.WhenAny(Task.WhenAll(saves));

        Assert.All(saves, save => Assert.IsType<SqliteException>(save.Exception?.InnerException));
        await busy.Save("group.4", "well");
        await using var db = portal.Open();
        Assert.Equal(["group.4"], await db.Settings.Where(s => s.Key.StartsWith("group.")).Select(s => s.Key).ToListAsync());
        Assert.Null((await VerifyAsync(portal)).FirstBad);
        Assert.All(told, change => Assert.Equal(portal.Feed.Sequence, change.Sequence));
    }

    [Fact]
    public async Task SaveThatIsGivenUpWhileItWaits_WritesNothingAndHoldsNobodyUp()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var busy = await BusyLine.HoldAsync(portal);
        using var giveUp = new CancellationTokenSource();

        var (first, given, last) = (busy.Save("group.1", "x"), busy.Save("group.2", "x", giveUp.Token), busy.Save("group.3", "x"));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        busy.LetGo();
        await Task.WhenAll(first, last);

        await using var db = portal.Open();
        Assert.Equal(["group.1", "group.3"], await db.Settings.Where(s => s.Key.StartsWith("group.")).OrderBy(s => s.Key).Select(s => s.Key).ToListAsync());
    }

    [Fact]
    public async Task ManyAtOnce_AreHeardInTheOrderOfTheirLinesWithoutAGap()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = portal.Feed.Sequence;
        var heard = new List<long>();
        var all = new TaskCompletionSource();
        using var listening = portal.Feed.Subscribe(change => change.Kind == nameof(Setting), changes =>
        {
            heard.AddRange(changes.Select(change => change.Sequence));
            if (heard.Count == 120)
            {
                all.SetResult();
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; number < 15; number++)
            {
                await BusyLine.SaveAsync(portal, $"group.{writer}.{number}", "x", CancellationToken.None);
            }
        })));
        await all.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(Enumerable.Range(1, 120).Select(number => before + number), heard);
        Assert.Null((await VerifyAsync(portal)).FirstBad);
    }

    [Fact]
    public async Task WorkThatWantsTheLineForItself_StandsBetweenTheSavesBeforeAndAfterIt()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var busy = await BusyLine.HoldAsync(portal);
        await using var alone = portal.OpenAsSystem();

        var before = busy.Save("group.before", "x");
        var seen = alone.InLineAsync(() => alone.Settings.Where(s => s.Key.StartsWith("group.")).Select(s => s.Key).ToListAsync(), CancellationToken.None);
        var after = busy.Save("group.after", "x");
        busy.LetGo();
        await Task.WhenAll(before, after);

        Assert.Equal(["group.before"], await seen);
    }

    private static async Task<ChainReport> VerifyAsync(TestPortal portal) =>
        (await portal.As<ChainVerifier>(await portal.StaffAsync("auditor")).VerifyAsync())!;

    /// <summary>Goes up by one for every commit another connection made.</summary>
    private static async Task<long> VersionAsync(SqliteConnection watcher)
    {
        await using var command = watcher.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(TestPortal portal, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Somebody who writes until told to stop, so that whoever saves meanwhile waits.</summary>
    private sealed class BusyLine(TestPortal portal, RecordsDbContext db, TaskCompletionSource stop, Task work, SqliteConnection watcher) : IAsyncDisposable
    {
        public SqliteConnection Watcher => watcher;

        public static async Task<BusyLine> HoldAsync(TestPortal portal)
        {
            var watcher = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")}");
            await watcher.OpenAsync();
            var (begun, stop) = (new TaskCompletionSource(), new TaskCompletionSource());
            var db = portal.OpenAsSystem();
            var work = db.InLineAsync(async () =>
            {
                begun.SetResult();
                await stop.Task;
                return true;
            }, CancellationToken.None);
            await begun.Task;
            return new BusyLine(portal, db, stop, work, watcher);
        }

        /// <summary>In line when it returns; ends when the save has its answer.</summary>
        public Task Save(string key, string value, CancellationToken cancel = default) => SaveAsync(portal, key, value, cancel);

        public void LetGo() => stop.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            LetGo();
            await work;
            await db.DisposeAsync();
            await watcher.DisposeAsync();
        }

        public static async Task SaveAsync(TestPortal portal, string key, string value, CancellationToken cancel)
        {
            await using var db = portal.OpenAsSystem();
            db.Settings.Add(new Setting { Key = key, Value = value });
            await db.SaveChangesAsync(cancel);
        }
    }
}
