namespace RecordsPortal.Components.Intake;

/// <summary>Words around an admission list: why a file was refused, and what a template explains.</summary>
public sealed class ImportText;
