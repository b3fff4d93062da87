using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Import;

namespace RecordsPortal.Components.Intake.Admission;

/// <summary>One list: what its columns mean, what an import would do, the import, and the way back.</summary>
public sealed partial class AdmissionListPage : LiveComponentBase
{
    private AdmissionListDetails? _details;
    private DryRun? _dryRun;
    private IReadOnlyList<RevertConflict>? _conflicts;
    private (int Done, int Total)? _progress;
    private bool _isGone;
    private bool _isBusy;

    [Inject]
    public required AdmissionQueries Lists { get; init; }

    [Inject]
    public required AdmissionListService Service { get; init; }

    [Inject]
    public required ImportProgress Progress { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    private TrailStep[] Trail => [new(L["Lists"], "admission-lists")];

    private bool IsMapped => _details is { } details && details.Mapping.Missing.Count == 0 && details.UnknownRoutes.Count == 0;

    public override async ValueTask DisposeAsync()
    {
        Progress.Moved -= Moved;
        await base.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        Progress.Moved += Moved;
        await base.OnInitializedAsync();
    }

    protected override bool Shows(RecordChange change) => change.Kind is "AdmissionList" && change.RecordId == Id;

    protected override async Task ReloadAsync(long atLeast)
    {
        _progress = Progress.Of(Id);
        _details = await Lists.FindAsync(Id, Closed);
        _isGone = _details is null;
        if (_details?.List.State == AdmissionListState.Imported)
        {
            _conflicts = await Lists.ConflictsAsync(Id, Closed);
        }
    }

    // The dry run reads the whole list; it comes when the page is already there, and only once per mapping.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await TryOutAsync();
        }
    }

    private async Task TryOutAsync()
    {
        _dryRun = null;
        if (_progress is null && IsMapped && _details!.List.State == AdmissionListState.Checked)
        {
            _dryRun = await Task.Run(() => Lists.DryRunAsync(Id, Closed));
            StateHasChanged();
        }
    }

    private async Task MapAsync(SheetMapping mapping)
    {
        if (Messages.Show(await Service.MapAsync(Guid.CreateVersion7(), Id, mapping, Closed), L, L["MappingSaved"]))
        {
            await AskAgainAsync();
            await TryOutAsync();
        }
    }

    private async Task ImportAsync(ImportMode mode)
    {
        _isBusy = true;
        var command = Guid.CreateVersion7();
        var outcome = await Task.Run(() => Service.ImportAsync(command, Id, mode));
        _isBusy = false;
        Messages.Show(outcome, L, L["ImportDone"]);
        await AskAgainAsync();
    }

    private async Task RevertAsync(string reason)
    {
        _isBusy = true;
        var outcome = await Service.RevertAsync(Guid.CreateVersion7(), Id, reason, Closed);
        _isBusy = false;
        Messages.Show(outcome, L, L["RevertDone"]);
        await AskAgainAsync();
    }

    private void Moved(Guid list)
    {
        if (list == Id)
        {
            _ = InvokeAsync(() =>
            {
                _progress = Progress.Of(Id);
                StateHasChanged();
            });
        }
    }
}
