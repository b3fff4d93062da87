using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Records;

/// <summary>All students one may see. The whole question stands in the address, so that it can be linked, kept and gone back to.</summary>
public sealed partial class StudentsPage : LiveComponentBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private SharedAnswers<StudentQuestion, Page<StudentRow>>.Shown? _shown;
    private StudentListQuery _query = new();
    private CollegeDirectory? _college;
    private IReadOnlyList<StudentRow>? _rows;
    private Page<StudentRow>? _pending;
    private CancellationTokenSource? _typing;
    private string? _typed;
    private int _total;
    private bool _filtersOpen;
    private bool _asked;

    [Inject]
    public required StudentList Students { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    public override async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Moved;
        _typing?.Cancel();
        _shown?.Dispose();
        await base.DisposeAsync();
    }

    protected override bool Shows(RecordChange change) => change.StudentId is not null || change.Kind is "SchoolClass";

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        _query = Asked();
        _typed = _query.Text;
        _college = await Reference.DirectoryAsync(Closed);
        await base.OnInitializedAsync();
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        // Asked with today's rights each time: a screen left open must not go on with those of this morning.
        var shown = await Students.ShowAsync(_query, Closed);
        (_shown, var before) = (shown, _shown);
        before?.Dispose();
        var query = _query;
        var answer = (await shown.AskAsync(atLeast)).Value;
        if (query == _query)
        {
            Take(answer);
        }
    }

    /// <summary>Rows are renewed where they stand; if others came or went, the reader decides when the list moves.</summary>
    private void Take(Page<StudentRow> answer)
    {
        if (_asked && _rows is { Count: > 0 } rows && !rows.Select(r => r.Id).SequenceEqual(answer.Rows.Select(r => r.Id)))
        {
            var renewed = answer.Rows.ToDictionary(r => r.Id);
            _rows = [.. rows.Select(row => renewed.GetValueOrDefault(row.Id, row))];
            _pending = answer;
            return;
        }

        (_rows, _total, _pending, _asked) = (answer.Rows, answer.Total, null, true);
    }

    private void TakePending()
    {
        _asked = false;
        Take(_pending!);
    }

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        if (Navigation.ToBaseRelativePath(args.Location).Split('?')[0] == "students" && Asked() is var asked && asked != _query)
        {
            _ = InvokeAsync(() => AskAsync(asked));
        }
    }

    private async Task AskAsync(StudentListQuery query)
    {
        (_query, _asked) = (query, false);
        _typed = query.Text;
        await AskAgainAsync();
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
        var asked = _query with { Text = string.IsNullOrWhiteSpace(_typed) ? null : _typed.Trim(), Page = 1 };
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

    // A search refines the page one is on: Back leaves the list instead of walking through every syllable.
    private void Go(StudentListQuery query) => Navigation.NavigateTo(query.Href, replace: true);

    private StudentListQuery Asked()
    {
        var parameters = System.Web.HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query);
        return StudentListQuery.Parse(name => parameters[name]);
    }
}
