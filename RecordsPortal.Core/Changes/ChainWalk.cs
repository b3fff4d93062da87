using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// Walks the chain over the stored bytes themselves, as docs/chain-format.md describes them, and not over what the object mapper makes of
/// them: a column of another type, a letter of a key in the other case or text behind a zero byte are changes too.
/// </summary>
internal static class ChainWalk
{
    private const int Columns = 15;

    /// <summary>Which of the columns hold keys: stored in capitals, hashed in small letters.</summary>
    private static readonly int[] _keys = [2, 5, 6, 13, 14];

    private const string Lines = """
        SELECT "Sequence", "At", CAST("ActorId" AS BLOB), CAST("ActorName" AS BLOB), CAST("Kind" AS BLOB), CAST("RecordId" AS BLOB), CAST("StudentId" AS BLOB), CAST("Action" AS BLOB),
            CAST("Field" AS BLOB), CAST("OldValue" AS BLOB), CAST("NewValue" AS BLOB), CAST("Source" AS BLOB), CAST("Reason" AS BLOB), CAST("CommandId" AS BLOB), CAST("ChangeSetId" AS BLOB), "Hash",
            typeof("At") = 'integer' AND typeof("Hash") = 'blob' AND typeof("ActorId") IN ('text', 'null') AND typeof("ActorName") = 'text' AND typeof("Kind") = 'text'
            AND typeof("RecordId") = 'text' AND typeof("StudentId") IN ('text', 'null') AND typeof("Action") = 'text' AND typeof("Field") IN ('text', 'null')
            AND typeof("OldValue") IN ('text', 'null') AND typeof("NewValue") IN ('text', 'null') AND typeof("Source") = 'text' AND typeof("Reason") IN ('text', 'null')
            AND typeof("CommandId") IN ('text', 'null') AND typeof("ChangeSetId") IN ('text', 'null')
        FROM "Changes" WHERE "Sequence" >= @from AND "Sequence" <= @through ORDER BY "Sequence"
        """;

    /// <param name="last">How many of the newest lines; null for all there are.</param>
    /// <param name="known">The sequence the table is known to reach, if anybody knows.</param>
    public static async Task<ChainReport> CheckAsync(SqliteConnection connection, Vault vault, int? last, long known, CancellationToken cancel)
    {
        var through = Math.Max(known, await EndAsync(connection, cancel));
        var from = last is { } count ? Math.Max(1, through - count + 1) : 1;
        byte[]? previous = from == 1 ? [] : await HashOfAsync(connection, from - 1, cancel);
        if (previous is null)
        {
            return new ChainReport(from, through, from - 1, ChainFault.Missing);
        }

        var bad = await FirstBadAsync(connection, vault, previous, from, through, cancel);
        return new ChainReport(from, through, bad?.Sequence, bad?.Fault);
    }

    public static async Task<long> EndAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COALESCE(MAX("Sequence"), 0) FROM "Changes" """;
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <returns>Null where there is no such line.</returns>
    public static async Task<byte[]?> HashOfAsync(SqliteConnection connection, long sequence, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT CAST("Hash" AS BLOB) FROM "Changes" WHERE "Sequence" = @sequence""";
        command.Parameters.AddWithValue("@sequence", sequence);
        return await command.ExecuteScalarAsync(cancel) as byte[];
    }

    private static async Task<(long Sequence, ChainFault Fault)?> FirstBadAsync(SqliteConnection connection, Vault vault, byte[] previous, long from, long through, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Lines;
        // The whole chain begins at 1; what stands before that was put there by somebody else.
        command.Parameters.AddWithValue("@from", from == 1 ? long.MinValue : from);
        command.Parameters.AddWithValue("@through", through);
        await using var lines = await command.ExecuteReaderAsync(cancel);
        using var canonical = new MemoryStream();
        var expected = from;
        while (await lines.ReadAsync(cancel))
        {
            var sequence = lines.GetInt64(0);
            if (sequence != expected)
            {
                return sequence < expected ? (sequence, ChainFault.Stray) : (expected, ChainFault.Missing);
            }

            if (lines.GetInt64(Columns + 1) != 1 || !Canonical(lines, canonical) || lines.GetFieldValue<byte[]>(Columns) is not { } hash
                || !vault.ChainHash(previous, canonical.GetBuffer().AsSpan(0, (int)canonical.Length)).AsSpan().SequenceEqual(hash))
            {
                return (expected, ChainFault.Altered);
            }

            (previous, expected) = (hash, expected + 1);
        }

        return expected <= through ? (expected, ChainFault.Missing) : null;
    }

    /// <returns>False if a key is not written as the portal writes it.</returns>
    private static bool Canonical(SqliteDataReader line, MemoryStream bytes)
    {
        bytes.SetLength(0);
        for (var column = 0; column < Columns; column++)
        {
            var content = line.IsDBNull(column) ? null
                : column < 2 ? Encoding.UTF8.GetBytes(line.GetInt64(column).ToString(CultureInfo.InvariantCulture))
                : line.GetFieldValue<byte[]>(column);
            if (content is not null && _keys.Contains(column))
            {
                var text = Encoding.UTF8.GetString(content);
                if (!Guid.TryParseExact(text, "D", out var key) || key.ToString("D").ToUpperInvariant() != text)
                {
                    return false;
                }

                content = Encoding.UTF8.GetBytes(key.ToString("D"));
            }

            Append(bytes, content);
        }

        return true;
    }

    private static void Append(MemoryStream bytes, byte[]? content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content?.Length ?? -1);
        bytes.Write(length);
        bytes.Write(content ?? []);
    }
}
