using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

internal static class IdNumberRules
{
    public static IEnumerable<Found> Check(RecordValues values, Occasion occasion, RuleFacts facts)
    {
        var number = values[RecordField.IdNumber];
        var type = values[RecordField.IdType] ?? IdDocumentTypes.ResidentId;
        if (IdDocumentTypes.Table.Find(type) is null)
        {
            yield return new(RecordField.IdType, RuleKeys.IdTypeUnknown, type);
            yield break;
        }

        var mayBeFifteen = occasion == Occasion.StaffCorrection && facts.IsLegacyRecord;
        if (IdNumber.Fault(number, type, facts.Today, mayBeFifteen) is { } fault)
        {
            yield return new(RecordField.IdNumber, fault);
            yield break;
        }

        if (IsCitizen(type, number!) && !Divisions.IsKnown(number![..6]))
        {
            yield return new(RecordField.IdNumber, RuleKeys.IdNumberAreaUnknown);
        }

        foreach (var found in Contradictions(type, values).Concat(Holders(facts)))
        {
            yield return found;
        }
    }

    private static IEnumerable<Found> Contradictions(string type, RecordValues values)
    {
        if (type is not (IdDocumentTypes.ResidentId or IdDocumentTypes.ResidencePermit) || IdNumber.Read(values[RecordField.IdNumber]) is not { } holder)
        {
            yield break;
        }

        if (Sexes.Table.Find(values[RecordField.Sex]) is { } sex && sex.Code != holder.Sex)
        {
            yield return new(RecordField.Sex, RuleKeys.SexDiffersFromIdNumber);
        }

        if (BirthDate.Parse(values[RecordField.BirthDate]) is { } birthDate && birthDate != holder.BirthDate)
        {
            yield return new(RecordField.BirthDate, RuleKeys.BirthDateDiffersFromIdNumber);
        }
    }

    private static IEnumerable<Found> Holders(RuleFacts facts) => facts.IdNumberHeldBy switch
    {
        NumberHolder.ActiveStudent => [new(RecordField.IdNumber, RuleKeys.IdNumberHeld)],
        NumberHolder.FormerStudent => [new(RecordField.IdNumber, RuleKeys.IdNumberOfFormerStudent)],
        _ => [],
    };

    // 830000 and the foreigners' 9… are in no table of counties and never will be.
    private static bool IsCitizen(string type, string number) => type == IdDocumentTypes.ResidentId && number[0] is not ('8' or '9');
}
