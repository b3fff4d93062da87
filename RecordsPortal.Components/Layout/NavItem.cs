using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Layout;

/// <param name="Href">Relative to the base address, without a leading slash; "" is the home page.</param>
/// <param name="TextKey">A key of <see cref="LayoutText"/>.</param>
/// <param name="Icon">A <see cref="Common.PlainIcon"/>.</param>
/// <param name="Visible">Whether the reader may open it; a hidden item is not rendered at all.</param>
public sealed record NavItem(string Href, string TextKey, RenderFragment Icon, bool Visible = true);
