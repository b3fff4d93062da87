using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Entry;

/// <summary>Check your answers, sign, submit.</summary>
public sealed partial class EntryCheck : EntryPart
{
    /// <summary>One for as long as the page stands: pressing twice, or again after a lost answer, submits once.</summary>
    private Guid _command = Guid.CreateVersion7();
    private long? _read;
    private ErrorSummary? _summary;
    private string? _said;
    private bool _isTrue;
    private bool _isTold;
    private bool _isBusy;

    [Inject]
    public required SubmissionService Submissions { get; init; }

    private IReadOnlyList<SummaryError> Errors =>
    [
        .. View.Errors.Select(f => new SummaryError($"check-{f.Field}", $"{NameOf(f.Field)}{L["Colon"]}{TextOf(f)}")),
        .. TruthError is { } error ? [new SummaryError("truth", error)] : Array.Empty<SummaryError>(),
    ];

    private string? TruthError => _isTold && !_isTrue ? L[EntryKeys.TruthFirst].Value : null;

    // What is signed is what was first shown here; news that repaint the page do not change what the reader has read.
    protected override void OnParametersSet() => _read ??= View.DraftVersion;

    private string Href(RecordField field) => $"{Screen.AddressOf(View.Item(field).Section)}?from=check";

    private async Task SubmitAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _isTold, _said) = (true, true, null);
        if (Errors.Count == 0)
        {
            await AnswerAsync(await Submissions.SubmitAsync(_command, Screen.Of, _read!.Value, _isTrue));
        }
        else if (_summary is not null)
        {
            await _summary.FocusAsync();
        }

        _isBusy = false;
    }

    private async Task AnswerAsync(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Done:
                await Screen.Reload();
                // Replaces this page: Back from the receipt must not lead to a form that could be sent again.
                Navigation.NavigateTo($"{Screen.Root}/receipt", replace: true);
                return;
            case Outcome.Stale:
                await Screen.Reload();
                (_said, _read, _isTrue, _isTold) = (L["ChangedElsewhere"], View.DraftVersion, false, false);
                break;
            default:
                _said = Messages.TextOf(outcome, L);
                await Screen.Reload();
                break;
        }

        _command = Guid.CreateVersion7();
    }
}
