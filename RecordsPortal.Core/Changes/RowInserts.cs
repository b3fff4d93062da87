using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// New rows by the thousand, with the columns and conversions of the model, by one prepared statement for each kind: tracked, sorted and batched
/// by a context, they cost several times what SQLite takes to keep them. Only inside a transaction.
/// </summary>
internal sealed class RowInserts(RecordsDbContext db) : IDisposable
{
    private readonly Dictionary<Type, Insert> _inserts = [];

    public void Add(object row)
    {
        if (!_inserts.TryGetValue(row.GetType(), out var insert))
        {
            _inserts[row.GetType()] = insert = new Insert(db, db.Model.FindEntityType(row.GetType())!);
        }

        insert.Run(row);
    }

    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }
    }

    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand _command;
        private readonly List<Column> _columns = [];

        public Insert(RecordsDbContext db, IEntityType type)
        {
            if (type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()) || type.GetComplexProperties().Any())
            {
                throw new NotSupportedException($"{type.ClrType.Name} holds more than its own columns.");
            }

            var properties = type.GetProperties().ToList();
            var names = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
            _command = db.Sql($"""INSERT INTO "{type.GetTableName()}" ({names}) VALUES ({string.Join(", ", properties.Select((_, index) => $"@{index}"))})""");
            foreach (var (index, property) in properties.Index())
            {
                _columns.Add(new Column(property, _command.Parameters.Add(new SqliteParameter { ParameterName = $"@{index}" })));
            }
        }

        public void Run(object row)
        {
            foreach (var (property, parameter) in _columns)
            {
                var value = property.GetGetter().GetClrValue(row);
                parameter.Value = (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();

        private readonly record struct Column(IProperty Property, SqliteParameter Parameter);
    }
}
