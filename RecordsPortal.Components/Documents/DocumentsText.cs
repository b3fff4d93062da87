namespace RecordsPortal.Components.Documents;

public sealed class DocumentsText;
