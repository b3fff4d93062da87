namespace RecordsPortal.Components.Notices;

/// <summary>The words of the inbox.</summary>
public sealed class NoticesText;
