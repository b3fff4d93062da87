using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>Approves what nobody has to look at: first the preview, then one by one with progress, then the list of results and ten seconds to undo.</summary>
public sealed partial class BulkPage : ComponentBase, IDisposable
{
    private const int Shown = 200;

    private readonly CancellationTokenSource _closed = new();
    private ReviewAddress _address = new(new ReviewFilter(), false);
    private BulkPreview? _preview;
    private IReadOnlyList<BulkResult>? _results;
    private IReadOnlyList<BulkResult> _kept = [];
    private int? _progress;
    private bool _undoLeft;
    private bool _isBusy;

    [Inject]
    public required BulkApproval Bulk { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private IReadOnlyList<(BulkItem Item, string Text)> LeftOut => [.. _preview!.LeftOut.Take(Shown).Select(left => (left.Item, L[$"LeftOut.{left.Why}"].Value))];

    public void Dispose() => _closed.Cancel();

    protected override async Task OnInitializedAsync()
    {
        _address = ReviewAddress.Parse(Navigation.Uri);
        _preview = await Bulk.PreviewAsync(_address.For((await User.GetAsync(_closed.Token)).AccountId), _closed.Token);
    }

    private async Task ApproveAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _progress) = (true, 0);
        // A batch once begun is carried through: half of it approved because a tab closed would leave nobody knowing which half.
        // Beside the circuit, which could not show the progress of what keeps it busy.
        var progress = new Progress<int>(Report);
        _results = await Task.Run(() => Bulk.ApproveAsync(Guid.CreateVersion7(), _preview!.Ready, progress));
        (_isBusy, _progress, _undoLeft) = (false, null, _results.Any(r => r.Outcome is Outcome.Done));
        _ = EndUndoAsync();
    }

    private void Report(int done) => _ = InvokeAsync(() =>
    {
        _progress = _isBusy ? done : null;
        StateHasChanged();
    });

    private async Task UndoAsync()
    {
        (_isBusy, _undoLeft) = (true, false);
        // What somebody built on meanwhile stays approved; nobody may leave believing it was taken back.
        _kept = [.. (await Task.Run(() => Bulk.UndoAsync(Guid.CreateVersion7(), _results!))).Where(result => result.Outcome is not Outcome.Done)];
        _isBusy = false;
        if (_kept.Count == 0)
        {
            Navigation.NavigateTo($"review{_address.Query}");
        }
    }

    private async Task EndUndoAsync()
    {
        try
        {
            await Task.Delay(ReviewRules.UndoFor, Time, _closed.Token);
            await InvokeAsync(() =>
            {
                _undoLeft = false;
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // The page closed.
        }
    }
}
