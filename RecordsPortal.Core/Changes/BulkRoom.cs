namespace RecordsPortal.Core.Changes;

/// <summary>
/// Room in memory for work that writes thousands of rows into some fifty trees: with the little that is right for one page at a time, SQLite
/// takes the same pages up and puts them away again for every row. Dispose it when the work is done; the pool hands the connection on.
/// </summary>
internal sealed class BulkRoom : IAsyncDisposable
{
    /// <summary>Kibibytes. A college of twenty thousand lies in it whole.</summary>
    private const string Wide = "PRAGMA cache_size = -131072";

    /// <summary>SQLite's own measure.</summary>
    private const string Usual = "PRAGMA cache_size = -2000; PRAGMA shrink_memory";

    private readonly RecordsDbContext _db;

    private BulkRoom(RecordsDbContext db) => _db = db;

    /// <summary>Only inside a transaction, which keeps the context on one connection.</summary>
    public static async Task<BulkRoom> TakeAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await SetAsync(db, Wide, cancel);
        return new BulkRoom(db);
    }

    public async ValueTask DisposeAsync() => await SetAsync(_db, Usual, CancellationToken.None);

    private static async Task SetAsync(RecordsDbContext db, string measure, CancellationToken cancel)
    {
        await using var command = db.Sql(measure);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
