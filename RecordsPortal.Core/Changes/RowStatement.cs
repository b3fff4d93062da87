using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>What stands before a packed value. The last two carry none: they are known when the row is written.</summary>
internal enum PackedSort : byte
{
    Nothing,
    Number,
    Text,
    Bytes,
    FirstVersion,
    Now,
}

/// <param name="Stamp">Given by the write line, whatever the row says.</param>
/// <param name="ValueOf">A row's value as the database keeps it.</param>
internal sealed record RowColumn(PackedSort? Stamp, Func<object, object?> ValueOf);

/// <summary>How a kind of row is inserted, with the columns and conversions of the model.</summary>
internal sealed class RowStatement
{
    private RowStatement(IEntityType type)
    {
        if (type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()) || type.GetComplexProperties().Any())
        {
            throw new NotSupportedException($"{type.ClrType.Name} holds more than its own columns.");
        }

        var properties = type.GetProperties().ToList();
        Columns = [.. properties.Select(property => new RowColumn(StampOf(property), ValueOf(property)))];
        Sql = $"""INSERT INTO "{type.GetTableName()}" ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))}) VALUES ({string.Join(", ", properties.Select(_ => "?"))})""";
    }

    public RowColumn[] Columns { get; }

    public string Sql { get; }

    /// <summary>Worked out once for each kind: every save writes at least a line of the change table.</summary>
    /// <exception cref="NotSupportedException">Such a row holds more than its own columns.</exception>
    public static RowStatement Of(IModel model, Type row)
    {
        var type = model.FindEntityType(row)!;
        return type.GetOrAddRuntimeAnnotationValue("Records:Insert", static of => new RowStatement(of!), type);
    }

    private static PackedSort? StampOf(IProperty property) => !typeof(Row).IsAssignableFrom(property.DeclaringType.ClrType) ? null : property.Name switch
    {
        nameof(Row.Version) => PackedSort.FirstVersion,
        nameof(Row.ChangedAt) => PackedSort.Now,
        _ => null,
    };

    private static Func<object, object?> ValueOf(IProperty property)
    {
        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter?.ConvertToProvider is { } convert ? row => convert(getter.GetClrValue(row)) : getter.GetClrValue;
    }
}
