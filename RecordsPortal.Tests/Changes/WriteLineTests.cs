using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class WriteLineTests
{
    [Fact]
    public async Task SettingChanged_IsOneLineWithOldNewActorAndCommand()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = await portal.StaffAsync("admin");
        var command = Guid.CreateVersion7();

        await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "测试学院");

        await using var db = portal.Open();
        var line = await db.Changes.OrderBy(c => c.Sequence).LastAsync();
        Assert.Equal((ChangeAction.Changed, "Value", "测试学院"), (line.Action, line.Field, line.NewValue));
        Assert.Equal((admin.AccountId, admin.Name, command), (line.ActorId, line.ActorName, line.CommandId));
        Assert.Equal(TestPortal.Evening.UtcDateTime, line.At);
    }

    [Fact]
    public async Task SameCommandTwice_TakesEffectOnceAndAnswersTheSame()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = await portal.StaffAsync("admin");
        var command = Guid.CreateVersion7();

        var first = await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "一");
        var again = await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "二");

        Assert.Equal(first, again);
        Assert.Equal("一", await portal.As<SettingService>(admin).GetAsync(SettingKeys.CollegeName));
    }

    [Fact]
    public async Task SameCommandSavedWhileItsTwinLooked_AnswersTheTwinTheSame()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = await portal.StaffAsync("admin");
        var command = Guid.CreateVersion7();
        Outcome? first = null;

        var twin = await portal.As<Writes>(admin).RunAsync(command, Feature.Settings, async _ =>
        {
            first = await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "一");
            return new Outcome.Refused("The name is taken");
        }, CancellationToken.None);

        Assert.IsType<Outcome.Done>(first);
        Assert.Equal(first, twin);
    }

    [Fact]
    public async Task CommandOfAnother_IsRefusedAndWritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = await portal.StaffAsync("admin");
        var command = Guid.CreateVersion7();
        await portal.As<SettingService>(admin).SetAsync(command, SettingKeys.CollegeName, "一");

        var stranger = admin with { AccountId = Guid.CreateVersion7(), Name = "别人" };
        var outcome = await portal.As<SettingService>(stranger).SetAsync(command, SettingKeys.CollegeName, "二");

        Assert.Equal(OutcomeKeys.CommandOfAnother, Assert.IsType<Outcome.Refused>(outcome).Key);
        Assert.Equal("一", await portal.As<SettingService>(admin).GetAsync(SettingKeys.CollegeName));
    }

    [Fact]
    public async Task WithoutThePermission_IsRefusedAndWritesNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var teacher = await portal.StaffAsync("teacher");

        var outcome = await portal.As<SettingService>(teacher).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, "二");

        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(outcome).Key);
    }

    [Fact]
    public async Task EveryLine_IsChainedToTheOneBefore()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = await portal.StaffAsync("admin");
        await portal.As<SettingService>(admin).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, "一");

        await using var db = portal.Open();
        var lines = await db.Changes.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync();
        var vault = (Vault)portal.Services.GetService(typeof(Vault))!;

        byte[] previous = [];
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(n => (long)n), lines.Select(l => l.Sequence));
        foreach (var line in lines)
        {
            Assert.Equal(vault.ChainHash(previous, ChangeRecorder.Canonical(line, new())), line.Hash);
            previous = line.Hash;
        }
    }

    [Theory]
    [InlineData("UPDATE Changes SET NewValue = 'x'")]
    [InlineData("DELETE FROM Changes")]
    public async Task ChangeTable_RefusesToBeRewritten(string sql)
    {
        await using var portal = await TestPortal.StartAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        var fault = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains("append-only", fault.Message);
    }

    [Fact]
    public async Task RowThatMovedMeanwhile_IsNotOverwritten()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var mine = portal.OpenAsSystem();
        await using var theirs = portal.OpenAsSystem();
        var (a, b) = (await mine.Settings.FirstAsync(), await theirs.Settings.FirstAsync());
        b.Value = "theirs";
        await theirs.SaveChangesAsync();

        a.Value = "mine";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync());

        await using var db = portal.Open();
        Assert.Equal("theirs", (await db.Settings.SingleAsync(s => s.Id == a.Id)).Value);
    }

    [Fact]
    public async Task CommittedChange_IsHeardWithItsSequenceAndTime()
    {
        await using var portal = await TestPortal.StartAsync();
        var admin = await portal.StaffAsync("admin");
        var heard = new TaskCompletionSource<RecordChange>();
        using var subscription = portal.Feed.Subscribe(change => change.Kind == nameof(Setting), changes => heard.TrySetResult(changes[0]));

        await portal.As<SettingService>(admin).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, "一");

        var change = await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((admin.Name, TestPortal.Evening.UtcDateTime, portal.Feed.Sequence), (change.By, change.At, change.Sequence));
    }

    [Fact]
    public async Task SaveThatNobodyAnswersFor_Throws()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Open();
        db.Settings.Add(new Setting { Key = "x", Value = "y" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    /// <summary>Kept as it was for the bulk, the connection would let the log grow for whoever gets it next.</summary>
    [Fact]
    public async Task RoomForBulkWork_LeavesTheConnectionAsItWas()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        await db.Database.OpenConnectionAsync();
        var before = Measures();

        await using (await BulkRoom.TakeAsync(db, CancellationToken.None))
        {
            Assert.Equal((0, -131_072), Measures());
        }

        Assert.Equal((1_000, -2_000), before);
        Assert.Equal(before, Measures());

        (long Checkpoint, long Cache) Measures() => (Ask(db, "PRAGMA wal_autocheckpoint")[0], Ask(db, "PRAGMA cache_size")[0]);
    }

    [Fact]
    public async Task BulkWork_HasItsLogCarriedOver_SoThatNoOtherSaveHasTo()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.OpenAsSystem();
        await db.Database.OpenConnectionAsync();

        await portal.As<Writes>(await portal.StaffAsync("admin")).RunInLineAsync(Guid.CreateVersion7(), Feature.Settings, scope =>
        {
            scope.Db.Settings.AddRange(Enumerable.Range(0, 4_000).Select(number => new Setting { Key = $"bulk.{number}", Value = new string('x', 500) }));
            return Task.FromResult(Outcome.Ok());
        }, CancellationToken.None, isBulk: true);

        await Eventually.HoldsAsync(() => Ask(db, "PRAGMA wal_checkpoint(NOOP)") is [_, > 1_000 and var written, var carried] && carried == written);
    }

    private static long[] Ask(RecordsDbContext db, string question)
    {
        using var command = db.Sql(question);
        using var answer = command.ExecuteReader();
        Assert.True(answer.Read());
        return [.. Enumerable.Range(0, answer.FieldCount).Select(answer.GetInt64)];
    }
}
