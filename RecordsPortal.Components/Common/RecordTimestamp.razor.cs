using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Common;

/// <summary>
/// "3 秒前 · 李老师". The count goes on in the browser, so an idle screen costs the server nothing; the exact second, in the college's
/// time zone (the <see cref="TimeProvider"/>'s local one), is its title.
/// </summary>
public sealed partial class RecordTimestamp : ComponentBase
{
    /// <summary>UTC.</summary>
    [Parameter, EditorRequired]
    public DateTime At { get; set; }

    /// <summary>Who did it, as the reader may know them; left out when nobody is named.</summary>
    [Parameter]
    public string? By { get; set; }

    /// <summary>Makes the exact second reachable by keyboard. Leave off in rows, where it would add a tab stop each.</summary>
    [Parameter]
    public bool Focusable { get; set; }

    [Parameter]
    public string? Class { get; set; }

    private string Machine => DateTime.SpecifyKind(At, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.fffK", CultureInfo.InvariantCulture);
}
