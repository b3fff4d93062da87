using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Items chosen from a closed list.</summary>
internal static class CodedItems
{
    public static IEnumerable<Found> Check(RecordValues values)
    {
        Found?[] found =
        [
            Sexes.Table.Find(values[RecordField.Sex]) is null ? new(RecordField.Sex, RuleKeys.SexMissing) : null,
            CheckOne(RecordField.EthnicGroup, EthnicGroups.Table, values, RuleKeys.EthnicGroupMissing, RuleKeys.EthnicGroupUnknown),
            IsAskedForPoliticalStatus(values)
                ? CheckOne(RecordField.PoliticalStatus, PoliticalStatuses.Table, values, RuleKeys.PoliticalStatusMissing, RuleKeys.PoliticalStatusUnknown)
                : null,
            CheckOne(RecordField.AdmissionRoute, AdmissionRoutes.Table, values, RuleKeys.RouteMissing, RuleKeys.RouteUnknown),
        ];
        return found.OfType<Found>();
    }

    /// <summary>The code for any of its names, or the text itself where the table does not know it.</summary>
    public static string Normalise(CodeTable table, string? raw) =>
        table.Match(Plain.HalfWidth(Plain.Line(raw)))?.Code ?? table.Match(Plain.Code(raw))?.Code ?? Plain.Line(raw);

    private static Found? CheckOne(RecordField field, CodeTable table, RecordValues values, string missing, string unknown) => values[field] switch
    {
        null => new(field, missing),
        var text when table.Find(text) is null => new(field, unknown, text),
        _ => null,
    };

    // Mainland citizens have one; for others there is nothing to choose.
    public static bool IsAskedForPoliticalStatus(RecordValues values) =>
        values.Has(RecordField.PoliticalStatus)
        || (values[RecordField.IdType] ?? IdDocumentTypes.ResidentId) is IdDocumentTypes.ResidentId or "2" or "3" or "4" or "5" or "B";
}
