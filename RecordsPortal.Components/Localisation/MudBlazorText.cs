namespace RecordsPortal.Components.Localisation;

/// <summary>The component library's own words in Chinese; its English is the library's, so there is no English file.</summary>
public sealed class MudBlazorText;
