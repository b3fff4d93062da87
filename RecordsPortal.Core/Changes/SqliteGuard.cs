using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// Sets what durability and erasure rest on at every connection, and refuses one that does not hold it: what SQLite puts by while it sorts or
/// undoes stays in memory, or names would lie in clear in a folder for temporary files. Once for each that SQLite opens:
/// the pool hands the same one out again and again, and asking it every time costs more than most of what it is asked for.
/// </summary>
internal sealed class SqliteGuard : DbConnectionInterceptor
{
    /// <summary>Older libraries can corrupt a WAL on reset.</summary>
    public static readonly Version OldestSafe = new(3, 51, 3);

    private const string Settings = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;
        """;

    private static readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    /// <summary>
    /// Bare: left to itself, EF gives every connection a dozen functions for decimals and regular expressions, at every opening again. That takes
    /// longer than most questions, and nothing here asks with them.
    /// </summary>
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new SqliteConnection(eventData.ConnectionString));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

    public static void Prepare(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (_prepared.TryGetValue(handle, out _))
        {
            return;
        }

        if (new Version(connection.ServerVersion) < OldestSafe)
        {
            throw new InvalidOperationException($"SQLite {connection.ServerVersion} is not safe for this archive; {OldestSafe} or later is needed.");
        }

        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT (SELECT journal_mode FROM pragma_journal_mode) || ',' || (SELECT synchronous FROM pragma_synchronous) || ',' || (SELECT foreign_keys FROM pragma_foreign_keys) || ',' || (SELECT secure_delete FROM pragma_secure_delete)";
        if (command.ExecuteScalar() as string != "wal,2,1,1")
        {
            throw new SqliteException("The database does not take the settings that make a save durable.", 1);
        }

        _prepared.AddOrUpdate(handle, handle);
    }
}
