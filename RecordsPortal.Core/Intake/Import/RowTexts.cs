using System.Text.RegularExpressions;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>The cells of one row by meaning, and how they become a person's values.</summary>
internal sealed partial class RowTexts(MappedColumns mapping, RawRow row)
{
    // What needs more than its own cell comes after.
    private static readonly (RecordField Field, ListColumn Column)[] _items =
    [
        .. ListColumns.All
            .Where(info => info.Field is not null && info.Column is not (ListColumn.OriginName or ListColumn.FormalMajorName or ListColumn.CurrentMajorName or ListColumn.Address))
            .Select(info => (info.Field!.Value, info.Column)),
    ];

    public string this[ListColumn column] => mapping.IndexOf(column) is { } index ? row.Cell(index) : "";

    /// <summary>Cells in which a formula failed: they count as empty, and are an error.</summary>
    public IEnumerable<(RecordField Field, string Text)> FormulaErrors() =>
        from info in ListColumns.All
        where info.Field is not null && IsFormulaError(this[info.Column])
        select (info.Field!.Value, this[info.Column].Trim());

    /// <summary>What the list wrote beside a major's code, for the two to be compared.</summary>
    public IReadOnlyDictionary<RecordField, string> Names() =>
        new[] { (RecordField.FormalMajor, ListColumn.FormalMajorCode, ListColumn.FormalMajorName), (RecordField.CurrentMajor, ListColumn.CurrentMajorCode, ListColumn.CurrentMajorName) }
            .Where(major => Text(major.Item2).Length > 0 && Text(major.Item3).Length > 0)
            .ToDictionary(major => major.Item1, major => Text(major.Item3));

    public RecordValues Values(IReadOnlyDictionary<string, string>? majors)
    {
        var values = RecordValues.Of([.. _items.Select(item => (item.Field, FieldForm.Normalise(item.Field, Mapped(item.Column))))]);
        values = Or(values, RecordField.Origin, FieldForm.Normalise(RecordField.Origin, Text(ListColumn.OriginName)));
        values = Or(values, RecordField.FormalMajor, Major(ListColumn.FormalMajorName, majors));
        values = Or(values, RecordField.CurrentMajor, Major(ListColumn.CurrentMajorName, majors));
        return Completed(WithAddress(values));
    }

    // What a list has no column for follows from what it has; a blank cell in a column it has does not.
    private RecordValues Completed(RecordValues values)
    {
        var number = values[RecordField.IdNumber];
        values = Or(values, RecordField.IdType, number is null ? null : IdNumber.TypeOf(number));
        values = mapping.Has(RecordField.CurrentMajor) ? values : values.With(RecordField.CurrentMajor, values[RecordField.FormalMajor]);
        values = mapping.Has(RecordField.EntryYear) ? values : values.With(RecordField.EntryYear, values[RecordField.FormalAdmissionYear]);
        var holder = IdNumber.Read(number);
        values = mapping.Has(RecordField.Sex) ? values : values.With(RecordField.Sex, holder?.Sex);
        return mapping.Has(RecordField.BirthDate) ? values : values.With(RecordField.BirthDate, BirthDate.Canonical(holder?.BirthDate));
    }

    // The address in one cell begins with a place; the record keeps the place as a code.
    private RecordValues WithAddress(RecordValues values)
    {
        var text = Text(ListColumn.Address);
        return Divisions.Split(text) is ({ IsCurrent: true } place, { Length: > 0 } after)
            ? values.With(RecordField.AddressDivision, place.Code).With(RecordField.AddressDetail, FieldForm.Normalise(RecordField.AddressDetail, after))
            : values.With(RecordField.AddressDetail, FieldForm.Normalise(RecordField.AddressDetail, text));
    }

    private string Mapped(ListColumn column)
    {
        var text = Text(column);
        return column == ListColumn.AdmissionRoute ? mapping.Routes.GetValueOrDefault(Plain.Line(text)) ?? text : text;
    }

    private string? Major(ListColumn column, IReadOnlyDictionary<string, string>? majors) =>
        Majors.CodeOf(Text(column), majors) ?? FieldForm.Normalise(RecordField.FormalMajor, Text(column));

    private string Text(ListColumn column) => IsFormulaError(this[column]) ? "" : this[column];

    // The sign is looked for first: every cell of a long list is asked, some twice.
    private static bool IsFormulaError(string cell) => cell.Contains('#') && FormulaError().IsMatch(cell.Trim());

    private static RecordValues Or(RecordValues values, RecordField field, string? value) => values.Has(field) ? values : values.With(field, value);

    [GeneratedRegex(@"^#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)\z", RegexOptions.IgnoreCase)]
    private static partial Regex FormulaError();
}
