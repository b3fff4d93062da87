using Microsoft.AspNetCore.Components;

namespace RecordsPortal.Components.Layout;

/// <summary>
/// The frame of every interactive page. Staff get a drawer; students, who mostly hold a phone, get a few tabs that stand at the bottom
/// there and in the bar on a wide screen. A page puts its own tools into the bar through a section named <see cref="AppBarSection"/>.
/// </summary>
public sealed partial class MainLayout : LayoutComponentBase
{
    public const string AppBarSection = "app-bar";

    private bool _drawerOpen = true;

    [CascadingParameter]
    public Shell Shell { get; set; } = Shell.Anonymous;

    private bool HasDrawer => !Shell.IsStudent && Shell.VisibleNav.Any();

    private void ToggleDrawer() => _drawerOpen = !_drawerOpen;
}
