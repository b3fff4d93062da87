namespace RecordsPortal.Components.Intake.Texts;

/// <summary>The words of the pages that keep reasons and privacy notices.</summary>
public sealed class TextsText;
