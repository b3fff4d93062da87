using System.Text.Encodings.Web;
using System.Text.Json;

namespace RecordsPortal.Core.Registry;

/// <summary>The two items that hold several entries, to and from the canonical text <see cref="RecordValues"/> keeps.</summary>
public static class RecordLists
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<FamilyMember> Family(string? value) => Read<FamilyMember>(value);

    public static IReadOnlyList<SchoolingEntry> Schooling(string? value) => Read<SchoolingEntry>(value);

    /// <summary>Null for an empty list: an item nobody gave is absent.</summary>
    public static string? Text<T>(IReadOnlyList<T> entries) => entries.Count == 0 ? null : JsonSerializer.Serialize(entries, Form);

    private static List<T> Read<T>(string? value) => value is null ? [] : JsonSerializer.Deserialize<List<T>>(value, Form) ?? [];
}
