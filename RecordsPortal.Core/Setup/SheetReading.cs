using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Setup;

/// <summary>What a sheet says in one row.</summary>
/// <param name="Number">The number the spreadsheet shows beside it.</param>
/// <param name="Cells">As they stand, in the order of the template's columns.</param>
/// <param name="Value">Null only where the row could not be made sense of at all.</param>
/// <param name="Faults">Empty says it can be taken.</param>
public sealed record ReadRow<T>(int Number, IReadOnlyList<string> Cells, T? Value, IReadOnlyList<FieldError> Faults);

/// <summary>A trial: nothing is written by reading.</summary>
/// <param name="Refusal">Why the file is no such sheet at all; null where it is.</param>
public sealed record SheetReading<T>(string? Refusal, IReadOnlyList<ReadRow<T>> Rows)
{
    public int Faulty => Rows.Count(row => row.Faults.Count > 0);
}
