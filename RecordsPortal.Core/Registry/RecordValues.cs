using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecordsPortal.Core.Registry;

/// <summary>
/// One person's items in canonical form, however they were obtained. Codes are codes ("01", "430304"), dates are yyyy-MM-dd,
/// years four digits, majors the six-digit code of the national catalogue, phones E.164 where mainland ("+8613…"), ID numbers upper case.
/// An item nobody gave is absent; <see cref="Get"/> answers null for it, never "".
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class RecordValues
{
    private static readonly RecordField[] _all = Enum.GetValues<RecordField>();

    // By the item's number: a long list makes several of these for each of its rows, and a tree of nodes for each took longer than their rules.
    private readonly string?[] _values = new string?[_all.Length];

    public static RecordValues Empty => new();

    /// <summary>The items that are there, in their order.</summary>
    public IEnumerable<RecordField> Fields => _all.Where(Has);

    public string? this[RecordField field] => Get(field);

    public string? Get(RecordField field) => _values[(int)field];

    public bool Has(RecordField field) => Get(field) is not null;

    /// <summary>A copy in which <paramref name="field"/> has <paramref name="value"/>; null or blank takes it away.</summary>
    public RecordValues With(RecordField field, string? value)
    {
        var copy = new RecordValues();
        _values.CopyTo(copy._values, 0);
        copy._values[(int)field] = string.IsNullOrWhiteSpace(value) ? null : value;
        return copy;
    }

    /// <summary>The items in which this differs from <paramref name="other"/>, an absent item counting as a value of its own.</summary>
    public IReadOnlyList<RecordField> DifferencesFrom(RecordValues other) =>
        [.. Fields.Union(other.Fields).Where(field => Get(field) != other.Get(field)).Order()];

    public string ToJson() => JsonSerializer.Serialize(this);

    public static RecordValues FromJson(string json) => JsonSerializer.Deserialize<RecordValues>(json) ?? Empty;

    public static RecordValues Of(params ReadOnlySpan<(RecordField Field, string? Value)> items)
    {
        var values = new RecordValues();
        foreach (var (field, value) in items)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                values._values[(int)field] = value;
            }
        }

        return values;
    }

    private sealed class Converter : JsonConverter<RecordValues>
    {
        public override RecordValues Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var values = new RecordValues();
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader) ?? [])
            {
                // An item this version does not know (a file from a newer one) is passed over rather than making the record unreadable.
                if (Enum.TryParse<RecordField>(key, out var field) && Enum.IsDefined(field))
                {
                    values._values[(int)field] = value;
                }
            }

            return values;
        }

        public override void Write(Utf8JsonWriter writer, RecordValues value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var field in value.Fields)
            {
                writer.WriteString(field.ToString(), value[field]);
            }

            writer.WriteEndObject();
        }
    }
}
