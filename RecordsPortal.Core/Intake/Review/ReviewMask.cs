using System.Text.Json;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What of a case is sealed, and how it looks to somebody who has not claimed it.</summary>
internal static class ReviewMask
{
    public static bool IsSealed(RecordField field) => field is RecordField.IdNumber or RecordField.Phone or RecordField.Family;

    public static string? Of(RecordField field, string? value) => (field, value) switch
    {
        (_, null) => null,
        (RecordField.IdNumber, _) => Mask.IdNumber(value),
        (RecordField.Phone, _) => Mask.Phone(value),
        (RecordField.Family, _) => Family(value),
        _ => value,
    };

    private static string Family(string json)
    {
        var members = JsonSerializer.Deserialize<List<FamilyMember>>(json) ?? [];
        return JsonSerializer.Serialize(members.Select(member => member with { Phone = member.Phone is null ? null : Mask.Phone(member.Phone) }));
    }
}
