using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace RecordsPortal.Core.Changes;

/// <summary>The connection that groups of saves share. Only for who has the turn.</summary>
internal sealed class WriterConnection : IDisposable
{
    private const string Mark = "save";

    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;

    /// <summary>False when SQLite itself rolled everything back, as it does when the disk is full: then nobody of the group has saved.</summary>
    public bool IsOpen => _connection?.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0;

    public async Task BeginAsync(string connectionString)
    {
        if (_connection is null)
        {
            _connection = new SqliteConnection(connectionString);
            await _connection.OpenAsync();
            SqliteGuard.Prepare(_connection);
        }

        // Immediate: taking the lock only at the first write fails at once with BUSY_SNAPSHOT if anything was read before.
        _transaction = _connection.BeginTransaction(deferred: false);
    }

    /// <summary>Does <paramref name="work"/> with the context on this connection, under a savepoint: what fails leaves no trace of itself alone.</summary>
    public async Task UseAsync(RecordsDbContext db, Func<Task> work)
    {
        var own = db.Database.GetConnectionString();
        await db.Database.CloseConnectionAsync();
        try
        {
            db.Database.SetDbConnection(_connection);
            await db.Database.UseTransactionAsync(_transaction);
            db.Database.AutoSavepointsEnabled = false;
            await UnderSavepointAsync(work);
        }
        finally
        {
            // Whatever happened: the context is kept for others, who must not find themselves on this connection.
            db.Database.AutoSavepointsEnabled = true;
            await db.Database.UseTransactionAsync(null);
            db.Database.SetDbConnection(null, contextOwnsConnection: true);
            db.Database.SetConnectionString(own);
        }
    }

    private async Task UnderSavepointAsync(Func<Task> work)
    {
        _transaction!.Save(Mark);
        try
        {
            await work();
            _transaction.Release(Mark);
        }
        catch when (IsOpen)
        {
            _transaction.Rollback(Mark);
            _transaction.Release(Mark);
            throw;
        }
    }

    public void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    /// <summary>Rolls back and lets the connection go: whatever state it is in, the next group begins on a fresh one.</summary>
    public void Abandon()
    {
        var (connection, transaction) = (_connection, _transaction);
        (_connection, _transaction) = (null, null);
        try
        {
            transaction?.Dispose();
        }
        finally
        {
            connection?.Dispose();
        }
    }

    public void Dispose() => Abandon();
}
