using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Documents;

/// <summary>A person's own documents: ordered here or on a class's page, made in the background, fetched until their time is over.</summary>
public sealed partial class DocumentsPage : LiveComponentBase
{
    private IReadOnlyList<DocumentItem>? _items;
    private OrderPlaces? _places;
    private IDisposable? _progress;
    private bool _ordering;

    [Inject]
    public required DocumentJobs Jobs { get; init; }

    [Inject]
    public required DocumentProgress Progress { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    public override async ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        await base.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        _progress = RendererInfo.IsInteractive ? Progress.Subscribe(Moved) : null;
        await base.OnInitializedAsync();
    }

    protected override bool Shows(RecordChange change) => change.Kind == "DocumentJob";

    protected override async Task ReloadAsync(long atLeast)
    {
        _places ??= new OrderPlaces(await Reference.DirectoryAsync(Closed), (await User.GetAsync(Closed)).ReachOf(Feature.DocumentBatches));
        _items = await Jobs.MineAsync(Closed);
    }

    private void Moved(Guid job) => _ = InvokeAsync(() =>
    {
        // Most news is of other people's jobs; those of this list are few.
        if (_items?.FirstOrDefault(item => item.Id == job) is { } moved)
        {
            _items = [.. _items.Select(item => item == moved ? item with { Progress = Progress.Of(job) } : item)];
            StateHasChanged();
        }
    });

    private async Task OrderAsync(DocumentOrder order)
    {
        if (Outcomes.Show(await Jobs.BeginAsync(Guid.CreateVersion7(), order), L, L["Ordered"]))
        {
            _ordering = false;
        }

        await AskAgainAsync();
    }

    private async Task CancelAsync(Guid job) => await TellAsync(await Jobs.CancelAsync(Guid.CreateVersion7(), job), L["CancelledNow"]);

    private async Task AgainAsync(Guid job) => await TellAsync(await Jobs.AgainAsync(Guid.CreateVersion7(), job), L["Ordered"]);

    private async Task RemoveAsync(Guid job) => await TellAsync(await Jobs.RemoveAsync(Guid.CreateVersion7(), job), L["Removed"]);

    private async Task TellAsync(Outcome outcome, string done)
    {
        Outcomes.Show(outcome, L, done);
        await AskAgainAsync();
    }
}
