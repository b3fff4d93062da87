using System.Security.Cryptography;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>
/// An admission list from .xlsx or .csv. Opening reads the file to its end once, so that whatever is wrong with the file is said before
/// anything is done with its rows; reading then goes row by row and cannot fail.
/// </summary>
public sealed class AdmissionSheet
{
    public const int MaxRows = 20_000;
    public const int MaxBytes = 10 * 1024 * 1024;

    private readonly Func<IEnumerable<RawRow>> _rows;
    private readonly RawRow _header;

    private AdmissionSheet(Func<IEnumerable<RawRow>> rows, RawRow header, byte[] content, int? counted)
    {
        _rows = rows;
        _header = header;
        Hash = Convert.ToHexStringLower(SHA256.HashData(content));
        RowCount = counted ?? DataRows().Take(MaxRows + 1).Count();
        Columns = SheetHeader.Columns(header, DataRows().Take(SheetHeader.ExampleRows));
    }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public string Hash { get; }

    public int HeaderRow => _header.Number;

    /// <summary>Rows with something in them, below the heading.</summary>
    public int RowCount { get; }

    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>What the headings say, to be corrected where they are wrong.</summary>
    public SheetMapping Mapping =>
        new(Columns.Where(column => column.Column is not null).ToDictionary(column => column.Index, column => column.Column!.Value));

    /// <summary>Never throws for what is in the file.</summary>
    public static async Task<SheetOpening> OpenAsync(Stream file, CancellationToken cancellation = default) => Open(await ReadAsync(file, cancellation).ConfigureAwait(false));

    /// <summary>The file's bytes, for <see cref="Open"/>; of one too large only as many as show it.</summary>
    public static async Task<byte[]> ReadAsync(Stream file, CancellationToken cancellation = default)
    {
        var content = new MemoryStream();
        var buffer = new byte[81_920];
        while (content.Length <= MaxBytes && await file.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <param name="counted">How many rows an earlier opening of the same bytes found: what was read to its end once is not read so again, nor looked at for bombs.</param>
    public static SheetOpening Open(byte[] content, int? counted = null)
    {
        try
        {
            return content.Length > MaxBytes ? new SheetOpening.Refused(ImportRefusals.TooLarge) : new SheetOpening.Opened(Find(content, counted));
        }
        catch (SheetRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // The file is a stranger's: three libraries have a dozen kinds of exception for a broken one, and no list of them stays complete.
            return new SheetOpening.Refused(ImportRefusals.Damaged);
        }
    }

    /// <summary>
    /// Reads and judges the rows in order, each once it is asked for. <paramref name="others"/> adds to <paramref name="facts"/> what is
    /// known of one row's numbers elsewhere, such as who holds them.
    /// </summary>
    public IEnumerable<SheetRow> Read(SheetMapping mapping, RuleFacts facts, Func<RecordValues, RuleFacts>? others = null)
    {
        var reader = new RowReader(new MappedColumns(mapping), facts, others);
        return DataRows().Select(reader.Read);
    }

    /// <summary>The list's words for routes that neither the code table nor the mapping knows, each once.</summary>
    public IReadOnlyList<string> UnknownRoutes(SheetMapping mapping) =>
        new MappedColumns(mapping).IndexOf(ListColumn.AdmissionRoute) is not { } index
            ? []
            : [.. DataRows()
                .Select(row => Plain.Line(row.Cell(index)))
                .Where(text => text.Length > 0 && !mapping.Routes.ContainsKey(text))
                .Distinct()
                .Where(text => AdmissionRoutes.Table.Find(FieldForm.Normalise(RecordField.AdmissionRoute, text)) is null)];

    private static AdmissionSheet Find(byte[] content, int? counted)
    {
        foreach (var rows in SheetFile.Sheets(content, isChecked: counted is not null))
        {
            if (SheetHeader.Find(rows()) is { } header)
            {
                var sheet = new AdmissionSheet(rows, header, content, counted);
                return sheet.RowCount switch
                {
                    0 => throw new SheetRefusedException(ImportRefusals.NoRows),
                    > MaxRows => throw new SheetRefusedException(ImportRefusals.TooManyRows, $"{MaxRows}"),
                    _ => sheet,
                };
            }
        }

        throw new SheetRefusedException(ImportRefusals.NoHeaderRow);
    }

    // A list printed page by page repeats its heading, and a template may still have its example.
    private IEnumerable<RawRow> DataRows() =>
        _rows().Where(row => row.Number > _header.Number && !row.IsBlank && !SheetHeader.Repeats(_header, row) && !AdmissionTemplate.IsExample(row));
}
