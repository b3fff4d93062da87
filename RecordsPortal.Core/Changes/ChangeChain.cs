using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// Appends lines to the change table, each chained to the one before. By hand, not through the context: a line is written once and never
/// tracked, there are several for every row that is saved, and a context that lives on must not offer them again.
/// </summary>
internal sealed class ChangeChain(Vault vault)
{
    private const string Head = """SELECT "Sequence", "Hash" FROM "Changes" ORDER BY "Sequence" DESC LIMIT 1""";

    private static readonly string[] Columns =
    [
        "Sequence", "At", "ActorId", "ActorName", "Kind", "RecordId", "StudentId", "Action", "Field", "OldValue", "NewValue", "Source", "Reason", "CommandId", "ChangeSetId", "Hash",
    ];

    private static readonly string Insert =
        $"""INSERT INTO "Changes" ({string.Join(", ", Columns.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", Columns.Select(name => $"@{name}"))})""";

    /// <summary>Gives the lines their numbers and hashes. Only under the write lock: inside the transaction of the save they tell of.</summary>
    public async Task AppendAsync(RecordsDbContext db, IReadOnlyList<ChangeEntry> lines, CancellationToken cancel)
    {
        // Read under the lock rather than remembered: a save that failed leaves nothing to put back.
        var (sequence, previous) = await HeadAsync(db, cancel);
        await using var insert = db.Sql(Insert);
        foreach (var name in Columns)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = $"@{name}" });
        }

        foreach (var line in lines)
        {
            line.Sequence = ++sequence;
            line.Hash = previous = vault.ChainHash(previous, ChangeRecorder.Canonical(line));
            Fill(insert, line);
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<(long Sequence, byte[] Hash)> HeadAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await using var command = db.Sql(Head);
        await using var head = await command.ExecuteReaderAsync(cancel);
        return await head.ReadAsync(cancel) ? (head.GetInt64(0), head.GetFieldValue<byte[]>(1)) : (0, []);
    }

    private static void Fill(SqliteCommand insert, ChangeEntry line)
    {
        ReadOnlySpan<object?> values =
        [
            line.Sequence, line.At.Ticks, line.ActorId, line.ActorName, line.Kind, line.RecordId, line.StudentId, line.Action.ToString(),
            line.Field, line.OldValue, line.NewValue, line.Source.ToString(), line.Reason, line.CommandId, line.ChangeSetId, line.Hash,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
