using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// New rows with the columns and conversions of the model, by one prepared statement for each kind: tracked, sorted and batched by a context,
/// thousands of them cost several times what SQLite takes to keep them. Told to SQLite directly: a command looks each parameter up by its name,
/// for every row again. Only inside a transaction.
/// </summary>
internal sealed class RowInserts(RecordsDbContext db) : IDisposable
{
    private readonly sqlite3 _handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle ?? throw new InvalidOperationException("The connection is not open.");
    private readonly Dictionary<Type, Insert> _inserts = [];

    /// <exception cref="SqliteException">The database refuses the row.</exception>
    public void Add(object row)
    {
        if (!_inserts.TryGetValue(row.GetType(), out var insert))
        {
            var type = db.Model.FindEntityType(row.GetType())!;
            _inserts[row.GetType()] = insert = new Insert(_handle, type.GetOrAddRuntimeAnnotationValue("Records:Insert", static of => new Statement(of!), type));
        }

        insert.Run(row);
    }

    public void AddRange(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }
    }

    /// <summary>Worked out once for each kind: every save writes at least a line of the change table.</summary>
    private sealed class Statement
    {
        public Statement(IEntityType type)
        {
            if (type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()) || type.GetComplexProperties().Any())
            {
                throw new NotSupportedException($"{type.ClrType.Name} holds more than its own columns.");
            }

            var properties = type.GetProperties().ToList();
            Values = [.. properties.Select(ValueOf)];
            Sql = $"""INSERT INTO "{type.GetTableName()}" ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))}) VALUES ({string.Join(", ", properties.Select(_ => "?"))})""";
        }

        /// <summary>A row's columns as the database keeps them, in the order of the statement.</summary>
        public Func<object, object?>[] Values { get; }

        public string Sql { get; }

        private static Func<object, object?> ValueOf(IProperty property)
        {
            var getter = property.GetGetter();
            return property.GetTypeMapping().Converter?.ConvertToProvider is { } convert ? row => convert(getter.GetClrValue(row)) : getter.GetClrValue;
        }
    }

    private sealed class Insert : IDisposable
    {
        private readonly sqlite3 _handle;
        private readonly Statement _statement;
        private readonly sqlite3_stmt _prepared;

        public Insert(sqlite3 handle, Statement statement)
        {
            (_handle, _statement) = (handle, statement);
            Check(raw.sqlite3_prepare_v2(handle, statement.Sql, out _prepared));
        }

        public void Run(object row)
        {
            for (var at = 0; at < _statement.Values.Length; at++)
            {
                Check(Bind(at + 1, _statement.Values[at](row)));
            }

            var result = raw.sqlite3_step(_prepared);
            // Resetting says the same fault again, and must happen all the same.
            var reset = raw.sqlite3_reset(_prepared);
            Check(result == raw.SQLITE_DONE ? reset : result);
        }

        public void Dispose() => _prepared.Dispose();

        /// <summary>As the driver writes each type, so that what is written here and there reads alike.</summary>
        private int Bind(int place, object? value) => value switch
        {
            null => raw.sqlite3_bind_null(_prepared, place),
            string text => raw.sqlite3_bind_text(_prepared, place, text),
            long number => raw.sqlite3_bind_int64(_prepared, place, number),
            int number => raw.sqlite3_bind_int64(_prepared, place, number),
            bool flag => raw.sqlite3_bind_int64(_prepared, place, flag ? 1 : 0),
            Guid id => BindText(place, id),
            DateOnly day => raw.sqlite3_bind_text(_prepared, place, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(_prepared, place, bytes),
            _ => throw new NotSupportedException($"A {value.GetType().Name} is not written past the context."),
        };

        /// <summary>Twenty for each student of a list: without a text for each.</summary>
        private int BindText(int place, Guid id)
        {
            Span<byte> lower = stackalloc byte[36];
            Span<byte> upper = stackalloc byte[36];
            id.TryFormat(lower, out _);
            Ascii.ToUpper(lower, upper, out _);
            return raw.sqlite3_bind_text(_prepared, place, upper);
        }

        private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _handle);
    }
}
