using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// New rows with the columns and conversions of the model, by one prepared statement for each kind: tracked, sorted and batched by a context,
/// thousands of them cost several times what SQLite takes to keep them. Only inside a transaction.
/// </summary>
internal sealed class RowInserts(RecordsDbContext db) : IDisposable
{
    private readonly Dictionary<Type, Insert> _inserts = [];

    public void Add(object row)
    {
        if (!_inserts.TryGetValue(row.GetType(), out var insert))
        {
            var type = db.Model.FindEntityType(row.GetType())!;
            _inserts[row.GetType()] = insert = new Insert(db, type.GetOrAddRuntimeAnnotationValue("Records:Insert", static of => new Statement(of!), type));
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

    /// <summary>Worked out once for each kind: every save writes at least a line of the change table.</summary>
    private sealed class Statement
    {
        public Statement(IEntityType type)
        {
            if (type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()) || type.GetComplexProperties().Any())
            {
                throw new NotSupportedException($"{type.ClrType.Name} holds more than its own columns.");
            }

            Columns = [.. type.GetProperties()];
            var names = Columns.Select(property => $"\"{property.GetColumnName()}\"");
            Sql = $"""INSERT INTO "{type.GetTableName()}" ({string.Join(", ", names)}) VALUES ({string.Join(", ", Columns.Select((_, index) => $"@{index}"))})""";
        }

        public IProperty[] Columns { get; }

        public string Sql { get; }
    }

    private sealed class Insert : IDisposable
    {
        private readonly Statement _statement;
        private readonly SqliteCommand _command;

        public Insert(RecordsDbContext db, Statement statement)
        {
            (_statement, _command) = (statement, db.Sql(statement.Sql));
            for (var index = 0; index < statement.Columns.Length; index++)
            {
                _command.Parameters.Add(new SqliteParameter { ParameterName = $"@{index}" });
            }
        }

        public void Run(object row)
        {
            foreach (var (index, property) in _statement.Columns.Index())
            {
                var value = property.GetGetter().GetClrValue(row);
                _command.Parameters[index].Value = (property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();
    }
}
