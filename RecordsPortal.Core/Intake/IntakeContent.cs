using System.Text.Json;
using System.Text.Json.Serialization;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake;

/// <summary>The student's word on one item.</summary>
/// <param name="Value">Canonical; null while what was typed does not parse.</param>
/// <param name="Typed">Exactly as typed, kept beside the value; null where nothing was typed (confirmed, picked).</param>
/// <param name="IsConfirmed">"What the list says is right." The value is then the list's at that moment.</param>
/// <param name="DisputeReason">Why the list's value is wrong; null where the item is not disputed.</param>
/// <param name="Evidence">Attachments that show it.</param>
public sealed record ItemAnswer(string? Value, string? Typed = null, bool IsConfirmed = false, string? DisputeReason = null, IReadOnlyList<Guid>? Evidence = null)
{
    [JsonIgnore]
    public bool IsDisputed => DisputeReason is not null;
}

/// <summary>All a student has entered: the content of a draft and, unchanged, of the submission made from it.</summary>
public sealed record IntakeContent(IReadOnlyDictionary<RecordField, ItemAnswer> Items)
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static IntakeContent Empty { get; } = new(new Dictionary<RecordField, ItemAnswer>());

    public ItemAnswer? Of(RecordField field) => Items.GetValueOrDefault(field);

    public IntakeContent With(RecordField field, ItemAnswer? answer)
    {
        var items = new Dictionary<RecordField, ItemAnswer>(Items);
        if (answer is null)
        {
            items.Remove(field);
        }
        else
        {
            items[field] = answer;
        }

        return new IntakeContent(items);
    }

    /// <summary>The canonical values, as rules and record want them.</summary>
    public RecordValues Values() => RecordValues.Of([.. Items.Select(item => (item.Key, item.Value.Value))]);

    internal string ToJson() => JsonSerializer.Serialize(Items, Form);

    internal static IntakeContent FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<RecordField, ItemAnswer>>(json, Form) ?? []);
}
