namespace RecordsPortal.Components.Layout;

/// <param name="Href">Relative to the base address, without a leading slash; "" is the home page.</param>
/// <param name="TextKey">A key of <see cref="LayoutText"/>.</param>
/// <param name="Icon">SVG markup of a MudBlazor icon.</param>
/// <param name="Visible">Whether the reader may open it; a hidden item is not rendered at all.</param>
public sealed record NavItem(string Href, string TextKey, string Icon, bool Visible = true);
