using System.Collections.Frozen;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>How a sheet is to be read: what each column means (by its index from 0), and what each unknown route stands for.</summary>
public sealed record SheetMapping(IReadOnlyDictionary<int, ListColumn> Columns)
{
    /// <summary>The list's own words to a code of AdmissionRoutes.</summary>
    public IReadOnlyDictionary<string, string> Routes { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Columns no list can do without and this one lacks. A major's name does for its code.</summary>
    public IReadOnlyList<ListColumn> Missing =>
    [
        .. ListColumns.All.Where(info => info.IsRequired).Select(info => info.Column).Where(column =>
            !Has(column) && !(column == ListColumn.FormalMajorCode && Has(ListColumn.FormalMajorName))),
    ];

    /// <summary>Meanings given to more than one column: only the first of them would be read.</summary>
    public IReadOnlyList<ListColumn> Doubled => [.. Columns.Values.CountBy(column => column).Where(pair => pair.Value > 1).Select(pair => pair.Key)];

    public bool Has(ListColumn column) => Columns.Values.Contains(column);

    public bool Has(RecordField field) => Columns.Values.Any(column => ListColumns.Of(column).Field == field);
}
