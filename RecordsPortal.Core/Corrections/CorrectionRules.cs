using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Corrections;

/// <summary>What a correction must be to stand.</summary>
public static class CorrectionRules
{
    /// <summary>Items a correction can change, in the order of the record.</summary>
    public static IReadOnlyList<RecordField> Items { get; } = Enum.GetValues<RecordField>();

    /// <summary>Items whose form the rules of the record leave to those who ask for them.</summary>
    internal static IReadOnlyList<RecordField> CheckedAsEntered { get; } = [RecordField.AddressDivision, RecordField.PostalCode, RecordField.Family, RecordField.Schooling];

    /// <summary>What stands on record masked and must be typed anew to be changed. A family's telephones may stay masked: see <see cref="CorrectedValues"/>.</summary>
    public static bool IsTypedAnew(RecordField field) => field is RecordField.IdNumber or RecordField.Phone;

    /// <summary>Sealed ones in the form a queue may show.</summary>
    public static bool IsSealed(RecordField field) => RevealService.SealedFields.Contains(field);

    public static bool NeedsSecond(IEnumerable<RecordField> fields, DateOnly? registeredOn) => fields.Any(field => LockedItems.IsLocked(field, registeredOn));

    /// <summary>Errors this change brings; what was wrong before and is not touched keeps nobody from mending something else.</summary>
    /// <param name="hasPoliceProof">Sex and birth date may then differ from what the ID number says.</param>
    internal static IReadOnlyList<FieldError> Errors(IEnumerable<Finding> before, IEnumerable<Finding> after, IReadOnlyCollection<RecordField> changed, bool hasPoliceProof)
    {
        var known = before.Select(finding => (finding.Field, finding.Key)).ToHashSet();
        return [.. after
            .Where(finding => finding.Severity == Severity.Error && (changed.Contains(finding.Field) || !known.Contains((finding.Field, finding.Key))))
            .Where(finding => !(hasPoliceProof && MayDifferWithProof(finding)))
            .Select(finding => new FieldError($"{finding.Field}", finding.Key, finding.Facts))];
    }

    internal static IReadOnlyList<string> Warnings(IEnumerable<Finding> after, IReadOnlyCollection<RecordField> changed) =>
        [.. after.Where(finding => changed.Contains(finding.Field) && (finding.Severity == Severity.Warning || MayDifferWithProof(finding))).Select(finding => finding.Key).Distinct()];

    /// <summary>The form's own faults, apart from values.</summary>
    internal static IEnumerable<FieldError> Faults(string? reason, bool needsSecond, CorrectionGround? ground, string? documentNumber)
    {
        if (ReasonRules.FaultOf(reason) is { } fault)
        {
            yield return new FieldError("Reason", fault);
        }

        if (documentNumber?.Trim().Length > Limits.DocumentNumber)
        {
            yield return new FieldError("DocumentNumber", CorrectionRefusals.DocumentNumberTooLong);
        }

        if (!needsSecond)
        {
            yield break;
        }

        if (ground is null)
        {
            yield return new FieldError("Ground", CorrectionRefusals.GroundMissing);
        }

        if (string.IsNullOrWhiteSpace(documentNumber))
        {
            yield return new FieldError("DocumentNumber", CorrectionRefusals.DocumentNumberMissing);
        }
    }

    private static bool MayDifferWithProof(Finding finding) => finding.Key is RuleKeys.SexDiffersFromIdNumber or RuleKeys.BirthDateDiffersFromIdNumber;
}
