namespace RecordsPortal.Components.Layout;

/// <summary>What the frame shows about its reader. Cascaded round the router by the host, so that the layout itself asks no service.</summary>
public sealed record Shell(string? UserName, string? Role, IReadOnlyList<NavItem> Nav, ShellPreferences Preferences, bool IsStudent = false)
{
    public static Shell Anonymous { get; } = new(null, null, [], new ShellPreferences());

    public IEnumerable<NavItem> VisibleNav => Nav.Where(item => item.Visible);
}
