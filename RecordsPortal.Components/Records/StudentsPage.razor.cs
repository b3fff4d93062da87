using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Records;

/// <summary>All students one may see. The whole question stands in the address, so that it can be linked, kept and gone back to.</summary>
public sealed partial class StudentsPage : LiveComponentBase
{
    private const int FirstRows = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private StretchReader? _reader;
    private StudentListQuery _query = new();
    private Arrangement _arrangement = new(null, null);
    private IReadOnlyList<WordedFilter> _filters = [];
    private CollegeDirectory? _college;
    private Stretch? _shown;
    private Stretch? _pending;
    private CancellationTokenSource? _typing;
    private string? _typed;
    private int _at;
    private int _from;
    private int _count = FirstRows;
    private bool _mayExport;
    private bool _filtersOpen;
    private bool _asked;

    [Inject]
    public required StudentList Students { get; init; }

    [Inject]
    public required SavedViews Views { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required FilterNames FilterNames { get; init; }

    [Inject]
    public required FilterWords Words { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required IStringLocalizer<CommonText> Common { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Read from the address with all the rest; asking for it here is what has the page told when nothing but the query changed.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public string? AtAsked { get; set; }

    /// <summary>How many rows stand in the page: those in view, as far as the list goes.</summary>
    private int Shown => Math.Clamp(_shown!.Total - _from, 0, _count);

    private string Count => _shown is null ? "" : Common["CountAll", _shown.Total.ToString("N0", System.Globalization.CultureInfo.CurrentUICulture)];

    public override async ValueTask DisposeAsync()
    {
        _typing?.Cancel();
        _reader?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => change.StudentId is not null || change.Kind is "SchoolClass";

    protected override async Task OnInitializedAsync()
    {
        _reader = new StretchReader(Students);
        _mayExport = (await User.GetAsync(Closed)).May(Feature.ExportStudents);
        _college = await Reference.DirectoryAsync(Closed);
        _arrangement = await Views.ArrangementAsync(Closed);
        var asked = Asked();
        _at = _from = asked.At;
        await TakeQuestionAsync(asked);
        await base.OnInitializedAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        // While the first answer is on its way nothing is asked; this comes again when it is there.
        if (_shown is not null && Asked() is var asked && (asked with { At = 0 }) != _query)
        {
            await AskAsync(asked);
        }
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        var (question, query, from, count) = (_query, Effective, _from, _count);
        var stretch = await _reader!.ReadAsync(query, from, count, atLeast, Closed);
        if ((question, from, count) == (_query, _from, _count))
        {
            Take(stretch);
        }
    }

    /// <summary>Rows are renewed where they stand; if others came or went, the reader decides when the list moves.</summary>
    private void Take(Stretch stretch)
    {
        if (_asked && _shown is { Total: > 0 } shown && shown.IsSamePlace(stretch) && !shown.HasSameRows(stretch))
        {
            (_shown, _pending) = (shown.Renewed(stretch), stretch);
            return;
        }

        (_shown, _pending, _asked) = (stretch, null, true);
        _from = stretch.Total == 0 ? 0 : Math.Min(_from, stretch.Total - 1);
    }

    private void TakePending()
    {
        _asked = false;
        Take(_pending!);
    }

    /// <summary>What is there already stays while the rest is on its way, so that a short step shows nothing empty.</summary>
    private async Task ScrollAsync((int First, int Count) wanted)
    {
        (_from, _count) = wanted;
        StateHasChanged();
        await AskAgainAsync();
    }

    private async Task AskAsync(StudentListQuery query)
    {
        await TakeQuestionAsync(query);
        (_from, _asked) = (0, false);
        await AskAgainAsync();
    }

    private async Task TakeQuestionAsync(StudentListQuery query)
    {
        (_query, _typed) = (query with { At = 0 }, query.Text);
        _filters = Words.Of(query, _college!, await FilterNames.OfAsync(query, Closed));
        await RememberAsync(query);
    }

    private async Task TypedAsync(ChangeEventArgs change)
    {
        _typed = change.Value as string;
        _typing?.Cancel();
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Time, typing.Token);
            SearchNow();
        }
        catch (OperationCanceledException)
        {
            // Another key came; that one asks.
        }
    }

    private void SearchNow()
    {
        _typing?.Cancel();
        var asked = _query with { Text = string.IsNullOrWhiteSpace(_typed) ? null : _typed.Trim() };
        if (asked.IsPersonal)
        {
            // Such a number must not stand in the address, so the address stays and only the question changes.
            _ = InvokeAsync(() => AskAsync(asked));
        }
        else if (asked != _query)
        {
            Go(asked);
        }
    }

    private Task ExportAsync() => ExportDialog.ShowAsync(Dialogs, Current, _shown!.Total, Words.Line(_query, _college!, new NamedFilter(null, null, null)));

    // A search refines the page one is on: Back leaves the list instead of walking through every syllable.
    private void Go(StudentListQuery query)
    {
        if (query.Href == Navigation.ToBaseRelativePath(Navigation.Uri))
        {
            // From a number that does not stand in the address to the question that does: nothing moves, and yet something is asked.
            _ = InvokeAsync(() => AskAsync(query));
        }
        else
        {
            Navigation.NavigateTo(query.Href, replace: true);
        }
    }

    private StudentListQuery Asked()
    {
        var parameters = System.Web.HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query);
        return StudentListQuery.Parse(name => parameters[name]);
    }
}
