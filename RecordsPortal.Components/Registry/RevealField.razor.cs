using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <summary>A masked value with the way to see it: a reason first, then a minute of the value. The masked form is all the component is ever given.</summary>
public sealed partial class RevealField : ComponentBase, IDisposable
{
    private CancellationTokenSource? _showing;
    private string? _value;
    private string? _reason;
    private string? _error;
    private Guid _command;
    private bool _asking;

    [Inject]
    public required RevealService Reveals { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public Guid StudentId { get; set; }

    [Parameter, EditorRequired]
    public RecordField Field { get; set; }

    [Parameter, EditorRequired]
    public string? Masked { get; set; }

    /// <summary>Whether to offer it; the service decides again.</summary>
    [Parameter]
    public bool MayReveal { get; set; }

    /// <summary>How the full value is written; as it is unless said.</summary>
    [Parameter]
    public Func<string, string> Show { get; set; } = value => value;

    private string InputId => $"reveal-{Field}";

    public void Dispose() => _showing?.Cancel();

    private async Task RevealAsync()
    {
        // One id per asking: pressing twice is one line in the change table, asking again later is another.
        _command = _command == Guid.Empty ? Guid.CreateVersion7() : _command;
        var revealed = await Reveals.RevealAsync(_command, StudentId, Field, _reason ?? "");
        if (revealed.Outcome is Outcome.Invalid { Errors: [var fault, ..] })
        {
            _error = Outcomes.TextOf(fault, L);
            return;
        }

        _command = Guid.Empty;
        if (revealed.Outcome is not Outcome.Done || revealed.Value is null)
        {
            _error = revealed.Outcome is Outcome.Done ? L["Unreadable"] : Outcomes.TextOf(revealed.Outcome, L);
            return;
        }

        (_value, _asking, _error, _reason) = (revealed.Value, false, null, null);
        _ = HideLaterAsync();
    }

    private async Task HideLaterAsync()
    {
        _showing?.Cancel();
        var showing = _showing = new CancellationTokenSource();
        try
        {
            await Task.Delay(RevealService.Shown, Time, showing.Token);
            await InvokeAsync(() =>
            {
                Hide();
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // Hidden by hand, or the page closed.
        }
    }

    private void Hide()
    {
        _showing?.Cancel();
        _value = null;
    }
}
