using RecordsPortal.Server.Verbs;

namespace RecordsPortal.Tests.Backups;

public sealed class BackupVerbTests
{
    [Fact]
    public async Task Backup_CheckAndRestore_FromTheCommandLine()
    {
        await using var kept = await Kept.StartAsync();
        var (backups, restored) = (Path.Combine(kept.Outside.FullName, "b"), Path.Combine(kept.Outside.FullName, "r"));
        var key = Path.Combine(kept.Outside.FullName, "key.txt");
        await File.WriteAllTextAsync(key, Kept.Key + "\n");

        var made = await RunAsync(kept, "backup", backups, $"--Backup:KeyFile={key}");
        var file = Directory.GetFiles(backups, "*.rpbackup").Single();
        var check = await RunAsync(kept, "check-backup", file, "--Backup:Key", Kept.Key);
        var locked = await RunAsync(kept, "check-backup", file);
        var put = await RunAsync(kept, "restore", file, restored, $"--Backup:KeyFile={key}");
        var again = await RunAsync(kept, "restore", file, restored, $"--Backup:KeyFile={key}");
        var verified = await VerbTable.RunAsync(["verify", $"--Data:Directory={restored}"], new StringWriter());

        Assert.Equal((VerbExit.Good, VerbExit.Good, VerbExit.Found, VerbExit.Good, VerbExit.Failed, VerbExit.Good), (made.Exit, check.Exit, locked.Exit, put.Exit, again.Exit, verified));
        Assert.Contains("学生 1 人", check.Said);
        Assert.Contains("1 students", check.Said);
        Assert.Contains("Set the key", locked.Said);
        Assert.Contains("is not empty", again.Said);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("check-backup nowhere.rpbackup")]
    [InlineData("restore")]
    [InlineData("migrate")]
    public async Task Verb_WithNothingToWorkOn_SaysSoAndLeavesNothingBehind(string line)
    {
        var empty = Directory.CreateTempSubdirectory("records-portal-empty-").FullName;
        var output = new StringWriter();

        Assert.Equal(VerbExit.Failed, await VerbTable.RunAsync([.. line.Split(' '), $"--Data:Directory={empty}"], output));
        Assert.NotEmpty(output.ToString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty));
        Directory.Delete(empty);
    }

    private static async Task<(int? Exit, string Said)> RunAsync(Kept kept, params string[] line)
    {
        var output = new StringWriter();
        return (await VerbTable.RunAsync([.. line, $"--Data:Directory={kept.Portal.Folder}"], output), output.ToString());
    }
}
