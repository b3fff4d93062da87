using System.Text.Json;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>What a correction says, to and from its row.</summary>
internal static class CorrectionSealing
{
    private const string Column = "Corrections|Items";

    public static byte[] SealItems(this PersonKey key, IReadOnlyList<CorrectedItem> items) => key.Seal(Column, JsonSerializer.Serialize(items));

    public static IReadOnlyList<CorrectedItem> OpenItems(this PersonKey key, Correction correction) =>
        JsonSerializer.Deserialize<List<CorrectedItem>>(key.Open(Column, correction.ItemsSealed))!;

    public static string Join<T>(IEnumerable<T> words) => string.Join(',', words) is { Length: > 0 } joined ? $",{joined}," : "";

    public static IReadOnlyList<string> Split(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<RecordField> FieldsOf(string joined) => [.. Split(joined).Select(Enum.Parse<RecordField>)];
}
