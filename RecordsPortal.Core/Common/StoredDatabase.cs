using Microsoft.Data.Sqlite;

namespace RecordsPortal.Core.Common;

/// <summary>A database file as it lies on disk, for those who look at it from outside: nothing is written, nothing is kept open.</summary>
internal static class StoredDatabase
{
    /// <exception cref="SqliteException">The file is not there or cannot be read.</exception>
    public static async Task<SqliteConnection> OpenAsync(string path, CancellationToken cancel)
    {
        // Not pooled: a file that is looked at may be moved or deleted next.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
