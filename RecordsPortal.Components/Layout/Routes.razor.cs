using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Components.Layout;

/// <summary>The router, and round it what the frame shows about its reader. Leaves for the sign-in page the moment the reader's session ends.</summary>
public sealed partial class Routes : ComponentBase, IDisposable
{
    private Shell _shell = Shell.Anonymous;
    private IDisposable? _subscription;
    private Type? _firstPage;
    private bool _hasMoved;

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required ChangeFeed Feed { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public ShellPreferences Preferences { get; set; } = new();

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var actor = await User.GetAsync();
        _shell = new Shell(actor.Name, null, Layout.Navigation.For(actor), Preferences, actor.IsStudent);
        if (RendererInfo.IsInteractive && actor.IsSignedIn)
        {
            _subscription = Feed.Subscribe(change => change.Kind is "Session" or "Account" or "Grant", _ => InvokeAsync(LookAgainAsync));
        }
    }

    // A page that was loaded begins at its top, as every page of the web, or the skip link could never be reached; only a step inside the portal
    // has to be announced by moving the focus.
    private bool HasMoved(RouteData route)
    {
        _firstPage ??= route.PageType;
        return _hasMoved |= route.PageType != _firstPage;
    }

    private async Task LookAgainAsync()
    {
        if (!(await User.GetAsync()).IsSignedIn)
        {
            Navigation.NavigateTo("account/sign-in", forceLoad: true);
        }
    }
}
