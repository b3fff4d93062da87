using System.Buffers;
using Microsoft.EntityFrameworkCore.Metadata;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// Appends lines to the change table, each chained to the one before. By hand, not through the context: a line is written once and never
/// tracked, there are several for every row that is saved, and a context that lives on must not offer them again.
/// </summary>
internal sealed class ChangeChain(Vault vault)
{
    private const string Head = """SELECT "Sequence", "Hash" FROM "Changes" ORDER BY "Sequence" DESC LIMIT 1""";

    /// <summary>Gives the lines their numbers and hashes. Only under the write lock: inside the transaction of the save they tell of.</summary>
    public async Task AppendAsync(RecordsDbContext db, IReadOnlyList<ChangeEntry> lines, CancellationToken cancel)
    {
        using var linked = Link(db.Model, lines, await HeadAsync(db, cancel));
        using var inserts = new RowInserts(db);
        inserts.Add(linked, default);
    }

    /// <summary>
    /// The same together with the rows the lines tell of: SQLite keeps the rows on this thread while the lines are linked on another, which for
    /// thousands of them is a fifth of the time.
    /// </summary>
    public async Task AppendAsync(RecordsDbContext db, NewRows made, IReadOnlyList<ChangeEntry> lines, DateTime now, CancellationToken cancel)
    {
        var head = await HeadAsync(db, cancel);
        var linking = Task.Run(() => Link(db.Model, lines, head), cancel);
        using var inserts = new RowInserts(db);
        try
        {
            inserts.Add(made.Packed, now);
        }
        finally
        {
            // Whoever hears that a row was refused finds the lines at rest.
            await ((Task)linking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            made.Packed.Dispose();
        }

        using var linked = await linking;
        inserts.Add(linked, now);
    }

    private PackedRows Link(IModel model, IReadOnlyList<ChangeEntry> lines, (long Sequence, byte[] Hash) head)
    {
        var (room, linked) = (new ArrayBufferWriter<byte>(), new PackedRows(model));
        foreach (var line in lines)
        {
            line.Sequence = ++head.Sequence;
            line.Hash = head.Hash = vault.ChainHash(head.Hash, ChangeRecorder.Canonical(line, room));
            linked.Add(line);
        }

        return linked;
    }

    /// <summary>Read under the lock rather than remembered: a save that failed leaves nothing to put back.</summary>
    private static async Task<(long Sequence, byte[] Hash)> HeadAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await using var command = db.Sql(Head);
        await using var head = await command.ExecuteReaderAsync(cancel);
        return await head.ReadAsync(cancel) ? (head.GetInt64(0), head.GetFieldValue<byte[]>(1)) : (0, []);
    }
}
