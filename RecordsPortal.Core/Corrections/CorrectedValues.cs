using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Corrections;

/// <summary>Reads what a correction's form says of an item.</summary>
internal static class CorrectedValues
{
    public static string? Read(CorrectionChange change, RecordValues standing) => change.Field switch
    {
        RecordField.Family => RecordLists.CleanFamily(Unmasked(change.Value, standing[RecordField.Family])),
        RecordField.Schooling => RecordLists.CleanSchooling(change.Value),
        RecordField.Photo => string.IsNullOrWhiteSpace(change.Value) ? null : change.Value.Trim(),
        _ => FieldForm.Normalise(change.Field, change.Value),
    };

    /// <summary>A photo is one that was sent with this very form; an id of any other file could make somebody else's picture this student's.</summary>
    public static IEnumerable<FieldError> PhotoFaults(IEnumerable<CorrectedItem> items, IReadOnlyCollection<CorrectionEvidence> given) => items
        .Where(item => item.Field == RecordField.Photo && !given.Any(file => file.Kind == EvidenceKind.NewPhoto && $"{file.FileId}" == item.New))
        .Select(item => new FieldError($"{item.Field}", EntryKeys.PhotoMissing));

    /// <summary>The form shows a family's telephones masked. One that comes back so is the one that stands there; the same person's first.</summary>
    private static string? Unmasked(string? value, string? standing)
    {
        var known = RecordLists.Family(standing);
        return RecordLists.Text([.. RecordLists.Family(value).Select(member =>
            known.Where(other => IsMaskOf(member.Phone, other.Phone)).OrderByDescending(other => other.Name == member.Name).FirstOrDefault() is { } same
                ? member with { Phone = same.Phone }
                : member)]);
    }

    private static bool IsMaskOf(string? shown, string? phone) => phone is not null && shown is not null && PhoneNumber.Normalise(shown) == PhoneNumber.Normalise(Mask.Phone(phone));
}
