using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Demo;

/// <summary>
/// Takes the lists' indexes away while an empty database is filled, and builds each in one go afterwards: some forty trees, each taken up again
/// for every one of thousands of students, would be half of a first start. What must be unique stays guarded all the while.
/// </summary>
internal sealed class LaterIndexes
{
    private const string OfLists = """
        SELECT "name", "sql" FROM "sqlite_master" WHERE "type" = 'index' AND "sql" LIKE 'CREATE INDEX%' AND "tbl_name" IN ('Students', 'IntakeCases', 'NameKeys')
        """;

    private readonly RecordsDbContext _db;
    private readonly List<(string Name, string Sql)> _taken = [];

    private LaterIndexes(RecordsDbContext db) => _db = db;

    /// <summary>Only inside the transaction that fills the database: until it commits everybody else sees the indexes where they were.</summary>
    public static async Task<LaterIndexes> TakeAsync(RecordsDbContext db, CancellationToken cancel)
    {
        var later = new LaterIndexes(db);
        await using (var command = db.Sql(OfLists))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                later._taken.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        foreach (var (name, _) in later._taken)
        {
            await later.RunAsync($"""DROP INDEX "{name}" """, cancel);
        }

        return later;
    }

    public async Task BuildAsync(CancellationToken cancel)
    {
        foreach (var (_, sql) in _taken)
        {
            await RunAsync(sql, cancel);
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = _db.Sql(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
