namespace RecordsPortal.Components.Intake.Admission;

/// <summary>The words of admission lists: upload, mapping, dry run, import, proposals, taking back.</summary>
public sealed class AdmissionText;
