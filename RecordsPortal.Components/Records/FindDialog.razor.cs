using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Layout;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Records;

/// <summary>
/// Finds people, classes and pages from anywhere. The keys are the browser's affair, so that moving through what was found waits for no
/// server; the browser also remembers the addresses of what was opened, and names nobody.
/// </summary>
public sealed partial class FindDialog : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private ElementReference _dialog;
    private PageScript<FindDialog>? _opened;
    private CancellationTokenSource? _typing;
    private Found _found = Found.Nothing;
    private Found _recent = Found.Nothing;
    private string _text = "";

    [Inject]
    public required Finder Finder { get; init; }

    [Inject]
    public required IStringLocalizer<LayoutText> Menu { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [CascadingParameter]
    public Shell Shell { get; set; } = Shell.Anonymous;

    [Parameter]
    public EventCallback Closed { get; set; }

    private IReadOnlyList<Group> Groups => _text.Length == 0
        ? Some(new("FindRecent", [.. People(_recent), .. Classes(_recent)]), new("FindPages", [.. Pages]))
        : Some(new("Students", [.. People(_found), .. AllPeople]), new("FindClasses", [.. Classes(_found)]), new("FindPages", [.. Pages]));

    private string Status => _text.Length == 0 ? L["FindEmpty"] : Count > 0 ? L["FindCount", Count.ToString("N0", CultureInfo.CurrentUICulture)] : L["FindNone"];

    private int Count => _found.PeopleTotal + _found.Classes.Count + Pages.Count();

    /// <summary>The rest of those who match, in the list.</summary>
    private IEnumerable<Item> AllPeople => _found.PeopleTotal > _found.People.Count && !new StudentListQuery { Text = _text }.IsPersonal
        ? [new Item("palette-all", new StudentListQuery { Text = _text }.Href, L["FindAll", _found.PeopleTotal.ToString("N0", CultureInfo.CurrentUICulture)], "")]
        : [];

    private IEnumerable<Item> Pages => Shell.VisibleNav.Select(item => (item.Href, Text: Menu[item.TextKey].Value))
        .Concat([(Href: "account/password", Text: Menu["OwnPassword"].Value), (Href: "account/sessions", Text: Menu["OwnSessions"].Value)])
        .Where(page => _text.Length == 0 || NameMatch.Of(page.Text, _text) is not null)
        .Select(page => new Item($"palette-page-{page.Href.Replace('/', '-')}", page.Href.Length == 0 ? "./" : page.Href, page.Text, ""));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _opened = new PageScript<FindDialog>(Js, this, "palette.js");
            await _opened.StartAsync("open", _dialog);
        }
    }

    /// <summary>Called by the browser with the addresses it remembers.</summary>
    [JSInvokable]
    public async Task Recent(string[] addresses)
    {
        var ids = addresses.Take(10).Select(address => Guid.TryParse(address.Split('/', '=')[^1], out var id) ? id : Guid.Empty).Distinct().ToList();
        _recent = await Finder.AgainAsync(ids);
        StateHasChanged();
    }

    [JSInvokable]
    public Task Close() => InvokeAsync(Closed.InvokeAsync);

    public ValueTask DisposeAsync()
    {
        _typing?.Cancel();
        return _opened?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async Task TypedAsync(ChangeEventArgs change)
    {
        var text = (change.Value as string ?? "").Trim();
        _typing?.Cancel();
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Time, typing.Token);
            var found = await Finder.FindAsync(text, typing.Token);
            // An answer that comes late must not replace that to a later question.
            if (!typing.IsCancellationRequested)
            {
                (_found, _text) = (found, text);
            }
        }
        catch (OperationCanceledException)
        {
            // Another key came; that one asks.
        }
    }

    private static IReadOnlyList<Group> Some(params IEnumerable<Group> groups) => [.. groups.Where(group => group.Items.Count > 0)];

    private static IEnumerable<Item> People(Found found) => found.People.Select(p => new Item(
        $"palette-{p.Id}", $"students/{p.Id}", p.Name, string.Join(" · ", new[] { p.StudentNumber ?? p.CandidateNumber, p.ClassName }.OfType<string>())));

    private static IEnumerable<Item> Classes(Found found) => found.Classes.Select(c =>
        new Item($"palette-{c.Id}", new StudentListQuery { Class = c.Id.ToString() }.Href, c.Name, c.EntryYear.ToString(CultureInfo.InvariantCulture)));

    private sealed record Group(string Title, IReadOnlyList<Item> Items);

    private sealed record Item(string Id, string Href, string Text, string More);
}
