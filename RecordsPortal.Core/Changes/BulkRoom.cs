using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// Room for work that writes thousands of rows into some fifty trees: with the little memory that is right for one page at a time, SQLite takes
/// the same pages up and puts them away again for every row; and carrying all of them from the log into the database, which the commit would
/// otherwise wait for, is left for after the answer. Dispose it when the transaction is over; the pool hands the connection on.
/// </summary>
internal sealed class BulkRoom : IAsyncDisposable
{
    /// <summary>Kibibytes. A college of twenty thousand lies in it whole.</summary>
    private const string Wide = "PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 0";

    /// <summary>SQLite's own measures.</summary>
    private const string Usual = "PRAGMA cache_size = -2000; PRAGMA shrink_memory; PRAGMA wal_autocheckpoint = 1000";

    private readonly RecordsDbContext _db;

    private BulkRoom(RecordsDbContext db) => _db = db;

    public static async Task<BulkRoom> TakeAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await SetAsync(db, Wide, cancel);
        return new BulkRoom(db);
    }

    /// <summary>Carries the log into the database. Others may read and write meanwhile.</summary>
    public static void Tidy(string connectionString)
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            SqliteGuard.Prepare(connection);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The rows are safe in the log, and the next save that finds it long carries it over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SetAsync(_db, Usual, CancellationToken.None);
        await _db.Database.CloseConnectionAsync();
    }

    private static async Task SetAsync(RecordsDbContext db, string measure, CancellationToken cancel)
    {
        await using var command = db.Sql(measure);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
