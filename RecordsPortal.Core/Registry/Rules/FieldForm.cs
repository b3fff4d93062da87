using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>
/// Cleans what is only form, the same for a list, a student's entry and a correction, so that the same person typed twice is the same values.
/// What cannot be understood is not thrown away: it stays as written, for <see cref="RecordRules"/> to complain about.
/// </summary>
public static class FieldForm
{
    /// <summary>The canonical form; null for blank. Doing it twice changes nothing.</summary>
    public static string? Normalise(RecordField field, string? raw)
    {
        var value = field switch
        {
            RecordField.Name => PersonName.Normalise(raw),
            RecordField.Sex => CodedItems.Normalise(Sexes.Table, raw),
            RecordField.IdType => CodedItems.Normalise(IdDocumentTypes.Table, raw),
            RecordField.EthnicGroup => CodedItems.Normalise(EthnicGroups.Table, raw),
            RecordField.PoliticalStatus => CodedItems.Normalise(PoliticalStatuses.Table, raw),
            RecordField.AdmissionRoute => CodedItems.Normalise(AdmissionRoutes.Table, raw),
            RecordField.NativePlace or RecordField.Origin or RecordField.AddressDivision => Places.Normalise(raw),
            RecordField.BirthDate => BirthDate.Normalise(raw),
            RecordField.IdNumber => IdNumber.Normalise(raw),
            RecordField.CandidateNumber => CandidateNumber.Normalise(raw),
            RecordField.EntryYear or RecordField.FormalAdmissionYear => StudyYears.Normalise(raw),
            RecordField.Phone => PhoneNumber.Normalise(raw),
            RecordField.CurrentMajor or RecordField.FormalMajor or RecordField.PostalCode or RecordField.AdmissionScore => Plain.Code(raw),
            RecordField.AddressDetail or RecordField.GraduatedFrom => Plain.Line(raw),
            _ => Plain.Text(raw),
        };
        return value.Length == 0 ? null : value;
    }
}
