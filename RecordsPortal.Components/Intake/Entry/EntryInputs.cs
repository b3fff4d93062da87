using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>What the form says of an item before anybody touches it here: the draft's answer, as it was typed.</summary>
internal static class EntryInputs
{
    public static EntryInput Of(ItemView item) => item.Answer switch
    {
        null when item.Field == RecordField.IdType => new(item.Field, IdDocumentTypes.ResidentId),
        null => new(item.Field, null),
        { IsConfirmed: true } => new(item.Field, null, Confirms: true),
        var answer => new(item.Field, answer.Typed ?? Show(item.Field, answer.Value), DisputeReason: answer.DisputeReason),
    };

    private static string? Show(RecordField field, string? value) => field == RecordField.Phone ? PhoneNumber.Display(value) : value;
}
