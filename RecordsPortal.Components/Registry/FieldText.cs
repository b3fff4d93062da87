namespace RecordsPortal.Components.Registry;

/// <summary>Names for people of the record's items and of the words the archive keeps: keys are type and member, "RecordField.Name", "StudentStatus.Active".</summary>
public sealed class FieldText;
