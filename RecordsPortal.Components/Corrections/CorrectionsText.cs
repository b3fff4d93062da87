namespace RecordsPortal.Components.Corrections;

public sealed class CorrectionsText;
