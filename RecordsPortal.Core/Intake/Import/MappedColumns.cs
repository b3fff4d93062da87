using System.Collections.Frozen;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>A mapping turned round for reading: a list of 20,000 rows asks for every column in every row.</summary>
internal sealed class MappedColumns(SheetMapping mapping)
{
    private readonly FrozenDictionary<ListColumn, int> _indexes = mapping.Columns
        .GroupBy(pair => pair.Value, pair => pair.Key)
        .ToFrozenDictionary(group => group.Key, group => group.Min());

    private readonly FrozenSet<RecordField> _fields = mapping.Columns.Values
        .Select(column => ListColumns.Of(column).Field)
        .OfType<RecordField>()
        .ToFrozenSet();

    public IReadOnlyDictionary<string, string> Routes => mapping.Routes;

    public int? IndexOf(ListColumn column) => _indexes.TryGetValue(column, out var index) ? index : null;

    public bool Has(RecordField field) => _fields.Contains(field);

    /// <summary>The columns an item is read from: a code and the name beside it both.</summary>
    public IEnumerable<int> IndexesOf(RecordField field) =>
        _indexes.Where(pair => ListColumns.Of(pair.Key).Field == field).Select(pair => pair.Value);
}
