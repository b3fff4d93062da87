using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace RecordsPortal.Benchmarks.Writing;

/// <summary>
/// What SQLite and the hash cost by themselves: the statements of one command, prepared once, in a bare loop on one connection with the
/// portal's own tables, indexes and triggers.
/// </summary>
internal sealed class WriteFloor : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly List<string> _students;
    private readonly List<string> _classes;
    private long _serial;

    public WriteFloor(string folder, string database)
    {
        var copy = Path.Combine(folder, "records.db");
        using (var source = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            source.Open();
            using var vacuum = source.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $copy";
            vacuum.Parameters.AddWithValue("$copy", copy);
            vacuum.ExecuteNonQuery();
        }

        _connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        _connection.Open();
        Command("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON").ExecuteNonQuery();
        (_students, _classes) = (Take("""SELECT "Id" FROM "Students" LIMIT 400"""), Take("""SELECT "Id" FROM "Classes" LIMIT 2"""));
    }

    /// <returns>How many commits there were.</returns>
    public int Run(TimeSpan length)
    {
        using var known = Command("""SELECT * FROM "Commands" WHERE "Id" = $id""", "$id");
        using var load = Command("""SELECT * FROM "Students" WHERE "Id" = $id""", "$id");
        using var target = Command("""SELECT * FROM "Classes" WHERE "Id" = $id""", "$id");
        using var begin = Command("BEGIN IMMEDIATE");
        using var update = Command("""UPDATE "Students" SET "ClassId" = $class, "Version" = "Version" + 1, "ChangedAt" = $at WHERE "Id" = $id""", "$class", "$at", "$id");
        using var command = Command("""INSERT INTO "Commands" ("Id", "ActorId", "Name", "Outcome", "At") VALUES ($id, $id, 'Classes', '{"kind":"done","Receipt":{"Count":1}}', $at)""", "$id", "$at");
        using var head = Command("""SELECT "Sequence", "Hash" FROM "Changes" ORDER BY "Sequence" DESC LIMIT 1""");
        using var line = Command("""
            INSERT INTO "Changes" ("Sequence", "At", "ActorId", "ActorName", "Kind", "RecordId", "StudentId", "Action", "Field", "OldValue", "NewValue", "Source", "Reason", "CommandId", "Hash")
            VALUES ($sequence, $at, $id, '王静', 'Student', $student, $student, 'Changed', 'ClassId', $id, $id, 'Officer', '人数均衡', $id, $hash)
            """, "$sequence", "$at", "$id", "$student", "$hash");
        using var commit = Command("COMMIT");
        var (began, done) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(began) < length; done++, _serial++)
        {
            var (id, student, at) = (Guid.CreateVersion7().ToString(), _students[(int)(_serial % _students.Count)], DateTime.UtcNow.Ticks);
            Read(known, id);
            Read(target, _classes[0]);
            Read(load, student);
            begin.ExecuteNonQuery();
            Run(update, _classes[(int)(_serial / _students.Count % 2)], at, student);
            Run(command, id, at);
            var (sequence, previous) = Head(head);
            Run(line, sequence + 1, at, id, student, Hash(previous, id, student, at));
            commit.ExecuteNonQuery();
        }

        return done;
    }

    public void Dispose() => _connection.Dispose();

    private byte[] Hash(byte[] previous, string id, string student, long at) =>
        HMACSHA256.HashData(_key, (byte[])[.. previous, .. Encoding.UTF8.GetBytes($"{id}{student}{at}王静StudentChangedClassIdOfficer人数均衡{id}{id}")]);

    private static (long Sequence, byte[] Hash) Head(SqliteCommand head)
    {
        using var reader = head.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    private static void Read(SqliteCommand command, string id)
    {
        command.Parameters[0].Value = id;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            _ = reader.GetString(0);
        }
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private List<string> Take(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, "");
        }

        return command;
    }
}
