using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Components.Layout;

/// <summary>The router, and round it what the frame shows about its reader. Leaves for the sign-in page the moment the reader's session ends, and loads afresh when their work changes.</summary>
public sealed partial class Routes : ComponentBase, IDisposable
{
    private Shell _shell = Shell.Anonymous;
    /// <summary>How late a screen may notice that its reader has been away too long; nothing else happens then that it could hear of.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private IDisposable? _subscription;
    private ITimer? _timer;
    private Actor _actor = Actor.Nobody;
    private Type? _firstPage;
    private bool _hasMoved;

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required ChangeFeed Feed { get; init; }

    [Inject]
    public required IStringLocalizer<FieldText> Fields { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public ShellPreferences Preferences { get; set; } = new();

    public void Dispose()
    {
        _subscription?.Dispose();
        _timer?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await User.GetAsync();
        _shell = new Shell(_actor.Name, RoleNames(_actor), Layout.Navigation.For(_actor), Preferences, _actor.IsStudent);
        if (RendererInfo.IsInteractive && _actor.IsSignedIn)
        {
            _timer = Time.CreateTimer(_ => InvokeAsync(LookAgainAsync), null, LookEvery, LookEvery);
            _subscription = Feed.Subscribe(change => change.Kind is "Session" or "Account" or "Grant", _ => InvokeAsync(LookAgainAsync));
        }
    }

    private string RoleNames(Actor actor) => string.Join(" · ", actor.Grants.Select(grant => grant.Role).Distinct().Select(role => Fields[$"Role.{role}"].Value));

    // A page that was loaded begins at its top, as every page of the web, or the skip link could never be reached; only a step inside the portal
    // has to be announced by moving the focus.
    private bool HasMoved(RouteData route)
    {
        _firstPage ??= route.PageType;
        return _hasMoved |= route.PageType != _firstPage;
    }

    private async Task LookAgainAsync()
    {
        var actor = await User.GetAsync();
        if (!actor.IsSignedIn)
        {
            Navigation.NavigateTo("account/sign-in", forceLoad: true);
        }
        else if (!actor.Grants.SequenceEqual(_actor.Grants))
        {
            // The page that is open may not be theirs any more; only the server can say, and the menu is another.
            _actor = actor;
            Navigation.Refresh(forceReload: true);
        }
    }
}
