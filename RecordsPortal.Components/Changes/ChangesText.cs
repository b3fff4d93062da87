namespace RecordsPortal.Components.Changes;

public sealed class ChangesText;
