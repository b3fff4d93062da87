using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Backups;
using RecordsPortal.Server.Verbs;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Backups;

/// <summary>A new version meets an old database.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Steps_TriedOnACopy_LeaveTheDatabaseAsItWas()
    {
        await using var portal = await LaterVersionAsync(await TestPortal.StartAsync());
        var setup = portal.Services.GetRequiredService<DatabaseSetup>();

        await setup.TryOnCopyAsync();

        Assert.Equal([LaterMigration.Name], await setup.PendingAsync());
        Assert.False(HasTable(portal, "Later"));
        Assert.DoesNotContain(Directory.GetDirectories(portal.Folder), folder => Path.GetFileName(folder).StartsWith('.'));
    }

    [Fact]
    public async Task Steps_OnADatabaseThatHoldsData_AreTakenAfterACheckedBackup()
    {
        await using var portal = await LaterVersionAsync(await TestPortal.StartAsync());
        var backups = portal.Services.GetRequiredService<BackupService>();

        await portal.Services.GetRequiredService<DatabaseSetup>().PrepareAsync();

        Assert.True(HasTable(portal, "Later"));
        Assert.NotNull(backups.Newest());
        Assert.Null((await backups.CheckAsync(Directory.GetFiles(backups.Directory, "*.rpbackup").Single())).Problem);
    }

    [Fact]
    public async Task Steps_WithoutAGoodBackup_AreNotTaken()
    {
        await using var portal = await LaterVersionAsync(await TestPortal.StartAsync());
        Do(portal, "DROP TRIGGER Changes_NoUpdate; UPDATE Changes SET Reason = 'x' WHERE Sequence = 3");

        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.Services.GetRequiredService<DatabaseSetup>().PrepareAsync());

        Assert.False(HasTable(portal, "Later"));
    }

    [Fact]
    public async Task Migrate_AsTrialThatFails_SaysSoAndExitsWithOne()
    {
        await using var portal = await TestPortal.StartAsync();
        Do(portal, "UPDATE __EFMigrationsHistory SET MigrationId = '20000101000000_Old'");
        var output = new StringWriter();

        var exit = await VerbTable.RunAsync(["migrate", "--dry-run", $"--Data:Directory={portal.Folder}"], output);

        Assert.Equal(VerbExit.Found, exit);
        Assert.Contains("On a copy they failed", output.ToString());
        Assert.False(Directory.Exists(Path.Combine(portal.Folder, "backups")));
    }

    [Theory]
    [InlineData("--dryrun")]
    [InlineData("--Dry-Run")]
    [InlineData("--dryrun=true")]
    public async Task Migrate_OptionMisspelt_IsNotBegun(string option)
    {
        await using var portal = await TestPortal.StartAsync();
        Do(portal, "UPDATE __EFMigrationsHistory SET MigrationId = '20000101000000_Old'");
        var output = new StringWriter();

        var exit = await VerbTable.RunAsync(["migrate", option, $"--Data:Directory={portal.Folder}"], output);

        Assert.Equal(VerbExit.Failed, exit);
        Assert.Contains("“migrate” was not begun: it has no option", output.ToString());
        Assert.DoesNotContain("failed", output.ToString());
    }

    [Fact]
    public async Task Migrate_TrialAskedForInOneWord_IsATrial()
    {
        await using var portal = await TestPortal.StartAsync();
        Do(portal, "UPDATE __EFMigrationsHistory SET MigrationId = '20000101000000_Old'");
        var output = new StringWriter();

        await VerbTable.RunAsync(["migrate", "--dry-run=true", $"--Data:Directory={portal.Folder}"], output);

        Assert.Contains("On a copy they failed", output.ToString());
    }

    [Fact]
    public async Task Migrate_WithNothingToDo_SaysSo()
    {
        await using var portal = await TestPortal.StartAsync();
        var output = new StringWriter();

        Assert.Equal(VerbExit.Good, await VerbTable.RunAsync(["migrate", $"--Data:Directory={portal.Folder}"], output));
        Assert.Contains("本版本的结构", output.ToString());
    }

    /// <summary>The same data under a version that knows one step more.</summary>
    private static async Task<TestPortal> LaterVersionAsync(TestPortal portal) => await portal.AsVersionAsync(services =>
        services.ConfigureDbContext<RecordsDbContext>(options => options.UseSqlite(sqlite => sqlite.MigrationsAssembly(typeof(LaterMigration).Assembly))));

    private static bool HasTable(TestPortal portal, string name)
    {
        using var connection = Connect(portal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = @name";
        command.Parameters.AddWithValue("@name", name);
        return (long)command.ExecuteScalar()! == 1;
    }

    private static void Do(TestPortal portal, string sql)
    {
        using var connection = Connect(portal);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(TestPortal portal)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
