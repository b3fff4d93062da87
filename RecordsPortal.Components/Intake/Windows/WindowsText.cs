namespace RecordsPortal.Components.Intake.Windows;

/// <summary>The words of the entry dates.</summary>
public sealed class WindowsText;
