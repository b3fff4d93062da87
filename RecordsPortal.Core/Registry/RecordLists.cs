using System.Text.Encodings.Web;
using System.Text.Json;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Registry;

/// <summary>The two items that hold several entries, to and from the canonical text <see cref="RecordValues"/> keeps.</summary>
public static class RecordLists
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<FamilyMember> Family(string? value) => Read<FamilyMember>(value);

    public static IReadOnlyList<SchoolingEntry> Schooling(string? value) => Read<SchoolingEntry>(value);

    /// <summary>Null for an empty list: an item nobody gave is absent.</summary>
    public static string? Text<T>(IReadOnlyList<T> entries) => entries.Count == 0 ? null : JsonSerializer.Serialize(entries, Form);

    /// <summary>
    /// Cleans what is only form in each entry, and drops entries nothing stands in. Of more entries than a form holds only so many are kept
    /// as the rules need to complain.
    /// </summary>
    internal static string? CleanFamily(string? value) => Text([.. Family(value).Take(2 * Limits.FamilyMembers).Where(IsFilled).Select(Clean)]);

    /// <inheritdoc cref="CleanFamily"/>
    internal static string? CleanSchooling(string? value) => Text([.. Schooling(value).Take(2 * Limits.SchoolingEntries).Where(IsFilled).Select(Clean)]);

    private static bool IsFilled(FamilyMember m) => !string.IsNullOrWhiteSpace(m.Relation + m.Name + m.PoliticalStatus + m.Employer + m.Phone);

    private static bool IsFilled(SchoolingEntry e) => !string.IsNullOrWhiteSpace(e.From + e.To + e.School + e.Witness);

    private static FamilyMember Clean(FamilyMember member) => member with
    {
        Name = PersonName.Normalise(member.Name),
        Employer = Blank(Plain.Line(member.Employer)),
        Phone = Blank(PhoneNumber.Normalise(member.Phone)),
        PoliticalStatus = Blank(member.PoliticalStatus),
    };

    private static SchoolingEntry Clean(SchoolingEntry entry) => entry with
    {
        School = Plain.Line(entry.School),
        Witness = Blank(Plain.Line(entry.Witness)),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static List<T> Read<T>(string? value) => value is null ? [] : JsonSerializer.Deserialize<List<T>>(value, Form) ?? [];
}
