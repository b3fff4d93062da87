using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Tests.Registry.Rules;

/// <summary>A person nothing can be said against, for tests to change one thing about.</summary>
internal static class Somebody
{
    public static RuleFacts Facts { get; } = new()
    {
        Today = new DateOnly(2026, 8, 1),
        Majors = new Dictionary<string, string> { ["440301"] = "建筑工程技术", ["440501"] = "工程造价" },
    };

    public static RecordValues Values { get; } = RecordValues.Of(
        (RecordField.Name, "朱建佑"),
        (RecordField.Sex, "1"),
        (RecordField.NativePlace, "430200"),
        (RecordField.Origin, "430304"),
        (RecordField.BirthDate, "2006-03-15"),
        (RecordField.IdType, "1"),
        (RecordField.IdNumber, "430304200603150015"),
        (RecordField.EntryYear, "2026"),
        (RecordField.FormalAdmissionYear, "2026"),
        (RecordField.CurrentMajor, "440301"),
        (RecordField.FormalMajor, "440301"),
        (RecordField.AdmissionRoute, "GK"),
        (RecordField.Phone, "+8613812344770"),
        (RecordField.CandidateNumber, "26430503100000"),
        (RecordField.EthnicGroup, "01"),
        (RecordField.PoliticalStatus, "03"));

    /// <summary>E, W or – on import, in the student's entry and in staff's correction.</summary>
    public static string Bite(RecordValues values, string key, RuleFacts? facts = null) => string.Concat(
        Enum.GetValues<Occasion>().Select(occasion => RecordRules.Check(values, occasion, facts ?? Facts).FirstOrDefault(finding => finding.Key == key)?.Severity switch
        {
            Severity.Error => 'E',
            Severity.Warning => 'W',
            _ => '–',
        }));
}
