using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// "更新于 3 秒前 · 李老师" for a whole screen. While the connection is lost the browser itself shows "data may be out of date" instead:
/// the server could not.
/// </summary>
public sealed partial class FreshnessLabel : ComponentBase
{
    /// <summary>When what the screen shows last changed, or when it was last asked; whichever the screen can vouch for. UTC.</summary>
    [Parameter, EditorRequired]
    public DateTime At { get; set; }

    [Parameter]
    public string? By { get; set; }
}
