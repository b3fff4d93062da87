using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// An icon beside words that say the same, as one piece of markup: as a component, each of the twenty in a page's frame costs the server two
/// kilobytes for as long as the page is open, for a picture that never changes. Only for pictures of our own; what people wrote never comes here.
/// </summary>
public static class PlainIcon
{
    /// <summary>Make it once and keep it.</summary>
    /// <param name="picture">SVG markup of a MudBlazor icon.</param>
    public static RenderFragment Of(string picture)
    {
        var markup = $"""<svg class="mud-icon-root mud-svg-icon mud-icon-size-medium" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{picture}</svg>""";
        return builder => builder.AddMarkupContent(0, markup);
    }
}
