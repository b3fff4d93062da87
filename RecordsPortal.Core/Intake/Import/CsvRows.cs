using CsvHelper;

namespace RecordsPortal.Core.Intake.Import;

internal static class CsvRows
{
    // Empty lines are read, since the spreadsheet counts them. The separator is found from the first lines.
    private static readonly CsvReaderOptions _options = new()
    {
        HasHeader = false,
        SkipEmptyLines = false,
        OnMalformedRecord = RefuseLostQuote,
    };

    public static IEnumerable<RawRow> Read(string text)
    {
        using var reader = CsvReader.FromText(text, _options);
        for (var number = 1; reader.Read(); number++)
        {
            yield return new RawRow(number, [.. reader.Current.ToArray().Select(Unwrapped)]);
        }
    }

    // Many systems write ="26430503100000" so that a spreadsheet keeps the number as text.
    private static string Unwrapped(string cell) => cell is ['=', '"', .. var text, '"'] ? text : cell;

    // One forgotten quotation mark makes the rest of the file a single cell: better to say so than to import what came before it.
    private static void RefuseLostQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            throw new SheetRefusedException(ImportRefusals.Damaged);
        }
    }
}
