using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <summary>Students with what can be done for each now, or why nothing can.</summary>
public sealed partial class CheckInTable : ComponentBase
{
    private Guid? _undoing;
    private string? _reason;
    private string? _error;

    [Parameter, EditorRequired]
    public IReadOnlyList<CheckInRow> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public CollegeDirectory College { get; set; } = null!;

    /// <summary>The picked ones, kept by the page; without it nobody can be picked.</summary>
    [Parameter]
    public HashSet<Guid>? Picked { get; set; }

    [Parameter]
    public EventCallback PickedChanged { get; set; }

    [Parameter]
    public EventCallback<CheckInRow> OnCheckIn { get; set; }

    [Parameter]
    public EventCallback<(CheckInRow Row, string Reason)> OnUndo { get; set; }

    private async Task Pick(Guid id, bool picked)
    {
        _ = picked ? Picked!.Add(id) : Picked!.Remove(id);
        await PickedChanged.InvokeAsync();
    }

    private void Ask(Guid id) => (_undoing, _reason, _error) = (id, null, null);

    private async Task UndoAsync(CheckInRow row)
    {
        if (ReasonRules.FaultOf(_reason) is { } fault)
        {
            _error = L[fault];
            return;
        }

        _undoing = null;
        await OnUndo.InvokeAsync((row, _reason!));
    }
}
