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

    private const string Insert = """
        INSERT INTO "Changes" ("Sequence", "At", "ActorId", "ActorName", "Kind", "RecordId", "StudentId", "Action", "Field", "OldValue", "NewValue", "Source", "Reason", "CommandId", "ChangeSetId", "Hash")
        VALUES (@Sequence, @At, @ActorId, @ActorName, @Kind, @RecordId, @StudentId, @Action, @Field, @OldValue, @NewValue, @Source, @Reason, @CommandId, @ChangeSetId, @Hash)
        """;

    /// <summary>Gives the lines their numbers and hashes. Only under the write lock: inside the transaction of the save they tell of.</summary>
    public async Task AppendAsync(RecordsDbContext db, IReadOnlyList<ChangeEntry> lines, CancellationToken cancel)
    {
        // Read under the lock rather than remembered: a save that failed leaves nothing to put back.
        var (sequence, previous) = await HeadAsync(db, cancel);
        await using var insert = db.Sql(Insert);
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
        insert.Parameters.Clear();
        foreach (var (name, value) in (ReadOnlySpan<(string, object?)>)[
            ("@Sequence", line.Sequence), ("@At", line.At.Ticks), ("@ActorId", line.ActorId), ("@ActorName", line.ActorName),
            ("@Kind", line.Kind), ("@RecordId", line.RecordId), ("@StudentId", line.StudentId), ("@Action", line.Action.ToString()),
            ("@Field", line.Field), ("@OldValue", line.OldValue), ("@NewValue", line.NewValue), ("@Source", line.Source.ToString()),
            ("@Reason", line.Reason), ("@CommandId", line.CommandId), ("@ChangeSetId", line.ChangeSetId), ("@Hash", line.Hash)])
        {
            insert.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }
}
