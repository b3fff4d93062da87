using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Server.Verbs;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Changes;

public sealed class VerifyVerbTests
{
    [Theory]
    [InlineData("--digest ")]
    [InlineData("--digest=")]
    public async Task Verify_GoodHistory_SaysSoInBothLanguages(string option)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Services.GetRequiredService<DigestFolder>().WriteAsync();

        var (exit, said) = await RunAsync(portal.Folder, $"verify {option}{Path.Combine(portal.Folder, "digests")}".Split(' '));

        Assert.Equal(VerbExit.Good, exit);
        Assert.Contains($"共 {portal.Feed.Sequence} 行", said);
        Assert.Contains($"{portal.Feed.Sequence} lines", said);
        Assert.Contains("1 digests, the newest of 2026-08-22", said);
    }

    [Fact]
    public async Task Verify_AgainstAFolderWithoutDigests_IsNoAgreement()
    {
        await using var portal = await TestPortal.StartAsync();
        var away = Directory.CreateDirectory(Path.Combine(portal.Folder, "mnt"));

        var (exit, said) = await RunAsync(portal.Folder, "verify", "--digest", away.FullName);

        Assert.Equal(VerbExit.Failed, exit);
        Assert.Contains("so nothing was compared", said);
        Assert.Contains("未作任何比对", said);
    }

    [Fact]
    public async Task Verify_LineChanged_NamesIt()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var table = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")};Pooling=False");
        await table.OpenAsync();
        await using var command = table.CreateCommand();
        command.CommandText = "DROP TRIGGER Changes_NoUpdate; UPDATE Changes SET Reason = 'x' WHERE Sequence = 7";
        await command.ExecuteNonQueryAsync();

        var (exit, said) = await RunAsync(portal.Folder, "verify");

        Assert.Equal(VerbExit.Found, exit);
        Assert.Contains("Line 7 is not what was written", said);
        Assert.Contains("第 7 行与写入时不符", said);
    }

    [Fact]
    public async Task Verify_YesterdaysFilePutBack_IsSeenOnlyAgainstTheDigest()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var yesterday = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")};Pooling=False");
        await yesterday.OpenAsync();
        var old = Directory.CreateTempSubdirectory("records-portal-old-").FullName;
        await using (var copy = yesterday.CreateCommand())
        {
            copy.CommandText = "VACUUM INTO @file";
            copy.Parameters.AddWithValue("@file", Path.Combine(old, "records.db"));
            await copy.ExecuteNonQueryAsync();
        }

        Directory.CreateDirectory(Path.Combine(old, "keys"));
        File.Copy(Path.Combine(portal.Folder, "keys", "master.key"), Path.Combine(old, "keys", "master.key"));
        File.Copy(Path.Combine(portal.Folder, "keys", "index.key"), Path.Combine(old, "keys", "index.key"));
        File.Copy(Path.Combine(portal.Folder, "keys", "chain.key"), Path.Combine(old, "keys", "chain.key"));
        await portal.As<SettingService>(await portal.StaffAsync("admin")).SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, "新名");
        var digest = await portal.Services.GetRequiredService<DigestFolder>().WriteAsync();

        var without = await RunAsync(old, "verify");
        var with = await RunAsync(old, "verify", "--digest", digest!);

        Assert.Equal((VerbExit.Good, VerbExit.Found), (without.Exit, with.Exit));
        Assert.Contains("an older file was put back", with.Said);
        Directory.Delete(old, recursive: true);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify --digest nowhere")]
    [InlineData("varify")]
    public async Task Verb_ThatCannotRun_SaysSoAndLeavesNothingBehind(string line)
    {
        var empty = Directory.CreateTempSubdirectory("records-portal-empty-").FullName;

        var (exit, said) = await RunAsync(empty, line.Split(' '));

        Assert.Equal(VerbExit.Failed, exit);
        Assert.NotEmpty(said);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty));
        Directory.Delete(empty);
    }

    private static async Task<(int? Exit, string Said)> RunAsync(string folder, params string[] line)
    {
        var output = new StringWriter();
        return (await VerbTable.RunAsync([.. line, $"--Data:Directory={folder}"], output), output.ToString());
    }
}
