using System.Security.Cryptography;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.NationalRegister;

/// <summary>A list out of the national register: whatever its columns are called, each row has a candidate or student number somewhere.</summary>
internal sealed record RegisterFile(string Name, string Hash, IReadOnlyList<(int Row, IReadOnlyList<string> Words)> Rows)
{
    /// <exception cref="SheetRefusedException">It is no sheet, or too large a one.</exception>
    public static async Task<RegisterFile> ReadAsync(string fileName, Stream stream, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancel);
        var bytes = content.ToArray();
        var rows = SheetFile.Sheets(bytes).SelectMany(sheet => sheet()).Where(row => !row.IsBlank)
            .Select(row => (row.Number, (IReadOnlyList<string>)[.. row.Cells.Select(Plain.Code).Where(IsNumber)])).Take(Limits.ImportRows + 1).ToList();
        if (rows.Count > Limits.ImportRows)
        {
            throw new SheetRefusedException(ImportRefusals.TooManyRows);
        }

        // A head has no number in it; a later row without one is a row somebody should look at.
        var body = rows.SkipWhile(row => row.Item2.Count == 0).ToList();
        var name = Path.GetFileName(fileName);
        return new RegisterFile(name.Length > Limits.FileName ? name[..Limits.FileName] : name, Convert.ToHexStringLower(SHA256.HashData(bytes)), body);
    }

    private static bool IsNumber(string word) => word.Length is >= 6 and <= Limits.CandidateNumber && word.Any(char.IsAsciiDigit) && word.All(char.IsAsciiLetterOrDigit);
}
