using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// Puts packed rows into their tables, by one prepared statement for each kind: tracked, sorted and batched by a context, thousands of them cost
/// several times what SQLite takes to keep them. Told to SQLite directly: a command looks each parameter up by its name, for every row again.
/// Only inside a transaction.
/// </summary>
internal sealed class RowInserts(RecordsDbContext db) : IDisposable
{
    private readonly sqlite3 _handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection is not open.");
    private readonly Dictionary<RowStatement, sqlite3_stmt> _prepared = [];

    /// <param name="now">Stamped on rows that carry the time of their last change. UTC.</param>
    /// <exception cref="SqliteException">The database refuses a row; those before it stand.</exception>
    public void Add(PackedRows rows, DateTime now)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var statement = Prepared(rows.StatementOf(row));
            Bind(statement, rows.ColumnsOf(row), now.Ticks);
            var result = raw.sqlite3_step(statement);
            // Resetting says the same fault again, and must happen all the same.
            var reset = raw.sqlite3_reset(statement);
            Check(result == raw.SQLITE_DONE ? reset : result);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }
    }

    private sqlite3_stmt Prepared(RowStatement statement)
    {
        if (!_prepared.TryGetValue(statement, out var prepared))
        {
            Check(raw.sqlite3_prepare_v2(_handle, statement.Sql, out prepared));
            _prepared[statement] = prepared;
        }

        return prepared;
    }

    private void Bind(sqlite3_stmt statement, ReadOnlySpan<byte> columns, long now)
    {
        for (var place = 1; columns.Length > 0; place++)
        {
            var sort = (PackedSort)columns[0];
            var value = columns[1..];
            switch (sort)
            {
                case PackedSort.Nothing:
                    Check(raw.sqlite3_bind_null(statement, place));
                    columns = value;
                    break;
                case PackedSort.FirstVersion:
                    Check(raw.sqlite3_bind_int64(statement, place, 1));
                    columns = value;
                    break;
                case PackedSort.Now:
                    Check(raw.sqlite3_bind_int64(statement, place, now));
                    columns = value;
                    break;
                case PackedSort.Number:
                    Check(raw.sqlite3_bind_int64(statement, place, BinaryPrimitives.ReadInt64LittleEndian(value)));
                    columns = value[sizeof(long)..];
                    break;
                default:
                    var end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(value);
                    Check(Bind(statement, place, sort, value[sizeof(int)..end]));
                    columns = value[end..];
                    break;
            }
        }
    }

    /// <summary>Nothing but a length of nought is no address to SQLite, which would keep a NULL.</summary>
    private static int Bind(sqlite3_stmt statement, int place, PackedSort sort, ReadOnlySpan<byte> value) => (sort, value.IsEmpty) switch
    {
        (PackedSort.Text, true) => raw.sqlite3_bind_text(statement, place, ""),
        (PackedSort.Text, false) => raw.sqlite3_bind_text(statement, place, value),
        (_, true) => raw.sqlite3_bind_zeroblob(statement, place, 0),
        _ => raw.sqlite3_bind_blob(statement, place, value),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _handle);
}
