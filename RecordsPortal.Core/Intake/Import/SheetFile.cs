using System.Buffers.Binary;
using System.Text;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>Tells files apart by what they contain: a name ending in .xlsx proves nothing, and a list saved as "xls" is often a web page.</summary>
internal static class SheetFile
{
    private const uint Zip = 0x504B0304;
    private const uint CompoundFile = 0xD0CF11E0;

    /// <summary>The sheets of a file, each to be enumerated as often as needed.</summary>
    /// <param name="isChecked">These very bytes were opened before, and have passed.</param>
    public static IReadOnlyList<Func<IEnumerable<RawRow>>> Sheets(byte[] content, bool isChecked = false) => Magic(content) switch
    {
        _ when content.Length == 0 => throw new SheetRefusedException(ImportRefusals.Empty),
        Zip => XlsxRows.Sheets(content, isChecked),
        CompoundFile => throw new SheetRefusedException(IsEncrypted(content) ? ImportRefusals.PasswordProtected : ImportRefusals.OldFormat),
        _ => [() => CsvRows.Read(SheetEncoding.Decode(content))],
    };

    private static uint Magic(byte[] content) => content.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(content);

    // A protected workbook is an encrypted stream inside the container of the old format.
    private static bool IsEncrypted(byte[] content) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}
