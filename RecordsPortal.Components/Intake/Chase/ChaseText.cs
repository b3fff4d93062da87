namespace RecordsPortal.Components.Intake.Chase;

/// <summary>The words of the chase lists.</summary>
public sealed class ChaseText;
