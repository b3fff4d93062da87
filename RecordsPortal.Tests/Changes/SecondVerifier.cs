using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RecordsPortal.Tests.Changes;

/// <summary>
/// The check of docs/chain-format.md by a program that shares nothing with the portal: it reads the file and the key and calls no code of the product.
/// What it says is the measure for what the product says.
/// </summary>
internal static class SecondVerifier
{
    private static readonly string[] _columns =
        ["Sequence", "At", "ActorId", "ActorName", "Kind", "RecordId", "StudentId", "Action", "Field", "OldValue", "NewValue", "Source", "Reason", "CommandId", "ChangeSetId"];

    private static readonly string[] _keys = ["ActorId", "RecordId", "StudentId", "CommandId", "ChangeSetId"];

    private static readonly string _select = $"SELECT {string.Join(", ", _columns.Append("Hash").Select(name => $"typeof(\"{name}\"), CAST(\"{name}\" AS BLOB)"))} FROM Changes ORDER BY Sequence";

    public static long? FirstBad(SqliteConnection connection, byte[] key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _select;
        using var row = command.ExecuteReader();
        var (expected, previous) = (1L, Array.Empty<byte>());
        while (row.Read())
        {
            var sequence = long.Parse(Encoding.UTF8.GetString((byte[])row[1]));
            if (sequence != expected)
            {
                return Math.Min(sequence, expected);
            }

            var hash = row[(_columns.Length * 2) + 1] as byte[];
            if (row.GetString(_columns.Length * 2) != "blob" || Canonical(row) is not { } canonical || !Hash(key, previous, canonical).SequenceEqual(hash!))
            {
                return expected;
            }

            (previous, expected) = (hash!, expected + 1);
        }

        return null;
    }

    /// <summary>The names of the digests the table does not agree with.</summary>
    public static IReadOnlyList<string> Disagreeing(SqliteConnection connection, byte[] key, string folder)
    {
        var files = Directory.GetFiles(folder, "*.digest").ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
        var hashes = files.Values.Select(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes))).ToHashSet();
        return [.. files.Where(file => !Agrees(connection, key, Encoding.UTF8.GetString(file.Value), hashes)).Select(file => file.Key).Order()];
    }

    private static bool Agrees(SqliteConnection connection, byte[] key, string digest, HashSet<string> known)
    {
        var signed = digest[..(digest.IndexOf("\nmac ", StringComparison.Ordinal) + 1)];
        var lines = digest.Split('\n').Where(line => line.Contains(' ')).ToDictionary(line => line.Split(' ')[0], line => line.Split(' ')[1]);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT lower(hex(Hash)) FROM Changes WHERE Sequence = @sequence";
        command.Parameters.AddWithValue("@sequence", long.Parse(lines["sequence"]));
        return lines["mac"] == Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))
            && (lines["previous"] == "-" || known.Contains(lines["previous"]))
            && command.ExecuteScalar() as string == lines["hash"];
    }

    public static byte[]? Canonical(SqliteDataReader row)
    {
        var bytes = new List<byte>();
        Span<byte> length = stackalloc byte[4];
        foreach (var (index, name) in _columns.Index())
        {
            var type = row.GetString(index * 2);
            var content = row[(index * 2) + 1] as byte[];
            if (type != (name is "Sequence" or "At" ? "integer" : content is null ? "null" : "text"))
            {
                return null;
            }

            if (content is not null && _keys.Contains(name))
            {
                var text = Encoding.UTF8.GetString(content);
                if (text.Any(char.IsLower))
                {
                    return null;
                }

                content = Encoding.UTF8.GetBytes(text.ToLowerInvariant());
            }

            BinaryPrimitives.WriteInt32BigEndian(length, content?.Length ?? -1);
            bytes.AddRange(length);
            bytes.AddRange(content ?? []);
        }

        return [.. bytes];
    }

    /// <summary>What somebody with the key would do to hide a change: every hash from there on made anew.</summary>
    public static void Rewrite(SqliteConnection connection, byte[] key, long from)
    {
        var previous = from == 1 ? [] : Hash(connection, from - 1);
        var hashes = new List<(long Sequence, byte[] Hash)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = _select.Replace("ORDER BY", $"WHERE Sequence >= {from} ORDER BY", StringComparison.Ordinal);
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                previous = Hash(key, previous, Canonical(row)!);
                hashes.Add((long.Parse(Encoding.UTF8.GetString((byte[])row[1])), previous));
            }
        }

        using var update = connection.CreateCommand();
        update.CommandText = "UPDATE Changes SET Hash = @hash WHERE Sequence = @sequence";
        foreach (var (sequence, hash) in hashes)
        {
            update.Parameters.Clear();
            update.Parameters.AddWithValue("@hash", hash);
            update.Parameters.AddWithValue("@sequence", sequence);
            update.ExecuteNonQuery();
        }
    }

    private static byte[] Hash(byte[] key, byte[] previous, byte[] canonical)
    {
        byte[] both = [.. previous, .. canonical];
        return HMACSHA256.HashData(key, both);
    }

    private static byte[] Hash(SqliteConnection connection, long sequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Hash FROM Changes WHERE Sequence = {sequence}";
        return (byte[])command.ExecuteScalar()!;
    }
}
