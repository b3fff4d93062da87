namespace RecordsPortal.Components.Records;

public sealed class RecordsText;
