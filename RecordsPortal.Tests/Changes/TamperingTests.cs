using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Changes;

/// <summary>A thousand ways to touch the history, each found, and found by a second program too.</summary>
public sealed class TamperingTests(ITestOutputHelper output)
{
    private const int Times = 1000;

    private static readonly string[] _texts = ["ActorId", "ActorName", "Kind", "RecordId", "StudentId", "Action", "Field", "OldValue", "NewValue", "Source", "Reason", "CommandId"];

    [Fact]
    public async Task History_TouchedInAThousandWays_IsFoundEveryTimeByBothPrograms()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var table = await TableAsync(portal);
        var key = await File.ReadAllBytesAsync(Path.Combine(portal.Folder, "keys", "chain.key"));
        var (digests, vault) = (Path.Combine(portal.Folder, "digests"), portal.Services.GetRequiredService<Vault>());
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        Assert.Null(SecondVerifier.FirstBad(table, key));
        Assert.Empty(SecondVerifier.Disagreeing(table, key, digests));
        var missed = new List<string>();
        var missedWithoutDigest = 0;

        for (var i = 0; i < Times; i++)
        {
            using var transaction = table.BeginTransaction();
            var (what, first) = Touch(table, key, random, i);
            var chain = await ChainWalk.CheckAsync(table, vault, last: null, known: 0, default);
            var findings = (await DigestCheck.CompareAsync(table, vault, digests, default)).Findings;
            var isSeen = first is { } bad ? chain.FirstBad == bad : findings.Count > 0;
            missedWithoutDigest += first is null && chain.FirstBad is null ? 1 : 0;
            if (!isSeen || SecondVerifier.FirstBad(table, key) != chain.FirstBad || !SecondVerifier.Disagreeing(table, key, digests).SequenceEqual(findings.Select(f => f.File).Order()))
            {
                missed.Add($"{what}: {chain}, {string.Join(' ', findings)}");
            }

            transaction.Rollback();
        }

        FaultList.None(missed);
        // The control: these leave a chain that is right in itself. A check that found them without a digest would be one that guesses.
        Assert.Equal(Times / 10 * 3, missedWithoutDigest);
    }

    /// <summary>Does one thing to the table. <c>First</c> is the line that must be named; null where only a digest can tell.</summary>
    private static (string What, long? First) Touch(SqliteConnection table, byte[] key, Random random, int turn)
    {
        var end = (long)Scalar(table, "SELECT MAX(Sequence) FROM Changes")!;
        var line = random.NextInt64(2, end - 1);
        switch (turn % 10)
        {
            case 0 or 1 or 2:
                return FlipText(table, random, line);
            case 3:
                return FlipNumber(table, random, line, end);
            case 4:
                var other = line == end - 2 ? line + 1 : random.NextInt64(line + 1, end);
                Do(table, $"UPDATE Changes SET Sequence = -1 WHERE Sequence = {line}; UPDATE Changes SET Sequence = {line} WHERE Sequence = {other}; UPDATE Changes SET Sequence = {other} WHERE Sequence = -1");
                return ($"{line} and {other} swapped", line);
            case 5:
                Do(table, $"DELETE FROM Changes WHERE Sequence = {line}");
                return ($"{line} deleted", line);
            case 6:
                var place = (turn / 10 % 3) switch { 0 => 0, 1 => end + 1, _ => line };
                Do(table, $"UPDATE Changes SET Sequence = -Sequence - 1 WHERE Sequence >= {place} AND {place} > 0; UPDATE Changes SET Sequence = -Sequence WHERE Sequence < 0");
                Do(table, $"INSERT INTO Changes SELECT {place}, At, ActorId, ActorName, Kind, RecordId, StudentId, Action, Field, OldValue, NewValue, Source, Reason, CommandId, ChangeSetId, Hash FROM Changes WHERE Sequence = {line - 1}");
                return ($"one put in at {place}", place);
            case 7:
                Do(table, $"DELETE FROM Changes WHERE Sequence > {end - random.Next(1, 20)}");
                return ("the end cut off", null);
            case 8:
                Do(table, $"UPDATE Changes SET NewValue = NewValue || 'x', Reason = 'x' WHERE Sequence = {line}");
                SecondVerifier.Rewrite(table, key, line);
                return ($"written anew from {line}", null);
            default:
                var yesterday = random.NextInt64(2, end - 30);
                Do(table, $"DELETE FROM Changes WHERE Sequence > {yesterday} AND Sequence <= {yesterday + 5}; UPDATE Changes SET Sequence = -Sequence + 5 WHERE Sequence > {yesterday}; UPDATE Changes SET Sequence = -Sequence WHERE Sequence < 0");
                SecondVerifier.Rewrite(table, key, yesterday + 1);
                return ($"rolled back to {yesterday} and gone on from there", null);
        }
    }

    private static (string What, long? First) FlipText(SqliteConnection table, Random random, long line)
    {
        byte[]? content = null;
        var column = "";
        while (content is not { Length: > 0 })
        {
            column = random.Next(6) == 0 ? "Hash" : _texts[random.Next(_texts.Length)];
            content = Scalar(table, $"SELECT CAST({column} AS BLOB) FROM Changes WHERE Sequence = {line}") as byte[];
        }

        var bit = random.Next(content.Length * 8);
        content[bit / 8] ^= (byte)(1 << (bit % 8));
        Do(table, $"UPDATE Changes SET {column} = {(column == "Hash" ? "@content" : "CAST(@content AS TEXT)")} WHERE Sequence = {line}", content);
        return ($"bit {bit} of {column} of {line}: {Encoding.UTF8.GetString(content)}", line);
    }

    private static (string What, long? First) FlipNumber(SqliteConnection table, Random random, long line, long end)
    {
        var bit = 1L << random.Next(62);
        if (random.Next(2) == 0 && (line ^ bit) > end)
        {
            Do(table, $"UPDATE Changes SET Sequence = {line ^ bit} WHERE Sequence = {line}");
            return ($"{line} renumbered {line ^ bit}", line);
        }

        Do(table, $"UPDATE Changes SET At = (At | {bit}) - (At & {bit}) WHERE Sequence = {line}");
        return ($"bit {bit} of the time of {line}", line);
    }

    /// <summary>A history of some hundred lines with a digest in its middle and one at its end, and its table as an intruder opens it.</summary>
    private static async Task<SqliteConnection> TableAsync(TestPortal portal)
    {
        var settings = portal.As<SettingService>(await portal.StaffAsync("admin"));
        var digests = portal.Services.GetRequiredService<DigestFolder>();
        for (var i = 0; i < 40; i++)
        {
            await settings.SetAsync(Guid.CreateVersion7(), SettingKeys.CollegeName, $"学院 {i}");
            if (i is 20 or 39)
            {
                portal.Clock.Advance(TimeSpan.FromDays(1));
                await digests.WriteAsync();
            }
        }

        var table = new SqliteConnection($"Data Source={Path.Combine(portal.Folder, "records.db")};Pooling=False");
        await table.OpenAsync();
        Do(table, "DROP TRIGGER Changes_NoUpdate; DROP TRIGGER Changes_NoDelete");
        return table;
    }

    private static object? Scalar(SqliteConnection table, string sql)
    {
        using var command = table.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Do(SqliteConnection table, string sql, byte[]? content = null)
    {
        using var command = table.CreateCommand();
        command.CommandText = sql;
        if (content is not null)
        {
            command.Parameters.AddWithValue("@content", content);
        }

        command.ExecuteNonQuery();
    }
}
