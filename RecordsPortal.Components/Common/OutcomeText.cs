namespace RecordsPortal.Components.Common;

/// <summary>The words of outcomes any command can have.</summary>
public sealed class OutcomeText;
