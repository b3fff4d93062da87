namespace RecordsPortal.Components.Intake.Entry;

/// <summary>The words of self-entry and of a student's own pages.</summary>
public sealed class EntryText;
