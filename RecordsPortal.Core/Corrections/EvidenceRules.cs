using RecordsPortal.Core.Registry;
using static RecordsPortal.Core.Corrections.EvidenceKind;

namespace RecordsPortal.Core.Corrections;

/// <summary>Which scans a correction owes.</summary>
public static class EvidenceRules
{
    private static readonly RecordField[] _takenOnTrust =
        [RecordField.Phone, RecordField.AddressDivision, RecordField.AddressDetail, RecordField.PostalCode, RecordField.Remarks, RecordField.Family, RecordField.Photo];

    /// <summary>How to reach somebody and what they say of their family is theirs to say; anything else somebody else has put on paper.</summary>
    public static bool NeedsAScan(IEnumerable<RecordField> fields) => fields.Any(field => !_takenOnTrust.Contains(field));

    /// <summary>What a change of a registered record takes, in the order of <see cref="EvidenceKind"/>. Empty where no locked item changes.</summary>
    /// <param name="locked">The locked items that change.</param>
    public static IReadOnlyList<EvidenceKind> Required(IReadOnlyCollection<RecordField> locked, CorrectionGround? ground)
    {
        var kinds = new SortedSet<EvidenceKind>(locked.SelectMany(Of));
        if (locked.Count > 0 && ground is { } why)
        {
            kinds.Add(why == CorrectionGround.ExamAuthority ? ExamAuthorityLetter : PoliceCertificate);
        }

        if (locked.Count(LockedItems.Basic.Contains) > 1)
        {
            kinds.Add(ProvincialApproval);
        }

        return [.. kinds];
    }

    private static EvidenceKind[] Of(RecordField field) => field switch
    {
        RecordField.Name => [HouseholdBook, IdCard],
        RecordField.Sex or RecordField.IdNumber or RecordField.IdType => [HouseholdBook, IdCard, PoliceCertificate],
        RecordField.BirthDate => [HouseholdBook, IdCard, PoliceCertificate, BirthCertificate],
        _ => [AdmissionRecord],
    };
}
