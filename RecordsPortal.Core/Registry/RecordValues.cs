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
    private readonly SortedDictionary<RecordField, string> _values = [];

    public static RecordValues Empty => new();

    public IEnumerable<RecordField> Fields => _values.Keys;

    public string? this[RecordField field] => Get(field);

    public string? Get(RecordField field) => _values.GetValueOrDefault(field);

    public bool Has(RecordField field) => _values.ContainsKey(field);

    /// <summary>A copy in which <paramref name="field"/> has <paramref name="value"/>; null or blank takes it away.</summary>
    public RecordValues With(RecordField field, string? value)
    {
        var copy = new RecordValues();
        foreach (var (key, old) in _values)
        {
            copy._values[key] = old;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            copy._values.Remove(field);
        }
        else
        {
            copy._values[field] = value;
        }

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
                values._values[field] = value;
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
                if (Enum.TryParse<RecordField>(key, out var field))
                {
                    values._values[field] = value;
                }
            }

            return values;
        }

        public override void Write(Utf8JsonWriter writer, RecordValues value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (field, text) in value._values)
            {
                writer.WriteString(field.ToString(), text);
            }

            writer.WriteEndObject();
        }
    }
}
