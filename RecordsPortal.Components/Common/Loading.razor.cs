using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

public enum LoadingShape
{
    /// <summary>As high as rows of a list, so that the list replaces it without a jump.</summary>
    List,

    /// <summary>Label above field.</summary>
    Form,

    /// <summary>Label beside value, as in <see cref="DetailsList"/>.</summary>
    Details,
}

/// <summary>A skeleton in the final layout. It fades in late, so a fast answer never flashes.</summary>
public sealed partial class Loading : ComponentBase
{
    [Parameter]
    public LoadingShape Shape { get; set; }

    [Parameter]
    public int Rows { get; set; } = 8;
}
