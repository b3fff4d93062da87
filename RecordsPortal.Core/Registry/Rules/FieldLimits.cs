namespace RecordsPortal.Core.Registry.Rules;

public static class FieldLimits
{
    /// <summary>In code points, not chars; null where a pattern or a list already bounds the item.</summary>
    public static int? MaxLength(RecordField field) => field switch
    {
        RecordField.Name => PersonName.MaxLength,
        RecordField.Remarks or RecordField.AddressDetail => 200,
        RecordField.GraduatedFrom => 100,
        RecordField.PostalCode or RecordField.AdmissionScore => 10,
        _ => null,
    };
}
