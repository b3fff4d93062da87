using Microsoft.Data.Sqlite;
using RecordsPortal.Tests.Changes;

namespace RecordsPortal.Tests.Faults.Common;

/// <summary>
/// What stands in a data folder's database, read by SQLite and the second verifier alone. No code of the portal takes part in the judgement
/// of what the portal saved.
/// </summary>
internal sealed class StoredTruth : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly byte[] _key;

    public StoredTruth(string folder)
    {
        _key = File.ReadAllBytes(Path.Combine(folder, "keys", "chain.key"));
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "records.db")};Pooling=False");
        _connection.Open();
        // A reader's own tidying up need not survive anything.
        _ = Texts("PRAGMA synchronous=OFF").ToList();
    }

    public HashSet<Guid> Commands() => [.. Texts("""SELECT "Id" FROM "Commands" """).Select(Guid.Parse)];

    public long Number(string sql) => long.Parse(Texts(sql).Single(), System.Globalization.CultureInfo.InvariantCulture);

    public IEnumerable<string> Texts(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }

    /// <summary>What is broken or half there, whatever was acknowledged: a damaged file or chain, a command without its lines, lines without their command.</summary>
    /// <param name="after">The last line that stood before the test began; how the demonstration was filled is not its matter.</param>
    public IEnumerable<string> Damage(long after)
    {
        foreach (var fault in Texts("PRAGMA integrity_check").Where(line => line != "ok").Take(3))
        {
            yield return $"integrity: {fault}";
        }

        if (SecondVerifier.FirstBad(_connection, _key) is { } bad)
        {
            yield return $"chain: line {bad}";
        }

        foreach (var command in Texts($"""SELECT DISTINCT "CommandId" FROM "Changes" WHERE "Sequence" > {after} AND "CommandId" IS NOT NULL AND "CommandId" NOT IN (SELECT "Id" FROM "Commands")"""))
        {
            yield return $"lines without their command: {command}";
        }

        foreach (var command in Texts($"""SELECT "Id" FROM "Commands" WHERE "Id" NOT IN (SELECT "CommandId" FROM "Changes" WHERE "CommandId" IS NOT NULL)"""))
        {
            yield return $"a command without its lines: {command}";
        }

        foreach (var student in Texts("""
            SELECT s."Id" FROM "Students" s JOIN "Changes" c ON c."Sequence" =
                (SELECT MAX("Sequence") FROM "Changes" WHERE "Kind" = 'Student' AND "RecordId" = s."Id" AND "Field" = 'ClassId')
            WHERE c."NewValue" <> s."ClassId" COLLATE NOCASE
            """))
        {
            yield return $"a row that is not what its last line says: {student}";
        }
    }

    public void Dispose() => _connection.Dispose();
}
