using System.Globalization;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <summary>Old and new values of a <see cref="HistoryEntry"/> as people read them, whatever the item is.</summary>
public sealed class HistoryValues(IStringLocalizer<RegistryText> texts, IStringLocalizer<FieldText> names, CollegeDirectory college, TimeZoneInfo zone)
{
    /// <param name="key">A key of <see cref="RecordKeys"/>.</param>
    /// <returns>Null where there was nothing.</returns>
    public string? Show(string key, string? value) => value is null ? null : key switch
    {
        RecordKeys.Status => names[$"StudentStatus.{value}"],
        RecordKeys.CheckedIn => Dates.Second(DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), zone),
        RecordKeys.ReExamination or RecordKeys.NationalRegistration => Dates.Day(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "RecordField.Family" or "RecordField.Schooling" => texts["Entries", value],
        "RecordField.Photo" => texts["OnePhoto"],
        _ when key.StartsWith("RecordField.", StringComparison.Ordinal) && Enum.TryParse<RecordField>(key["RecordField.".Length..], out var field) =>
            FieldValues.Show(field, value, college),
        _ => value,
    };
}
