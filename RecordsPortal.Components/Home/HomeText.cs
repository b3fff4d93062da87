namespace RecordsPortal.Components.Home;

/// <summary>The words of the home pages.</summary>
public sealed class HomeText;
