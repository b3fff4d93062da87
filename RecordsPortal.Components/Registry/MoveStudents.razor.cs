using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

/// <param name="Command">Made with the form, so that pressing twice moves once.</param>
public sealed record ClassMove(Guid Command, IReadOnlyList<Guid> Students, Guid To, string Reason);

/// <summary>Chooses who moves where, and says what both classes will then hold before anything is done.</summary>
public sealed partial class MoveStudents : ComponentBase
{
    private readonly Guid _command = Guid.CreateVersion7();
    private readonly HashSet<Guid> _chosen = [];
    private Guid? _to;
    private string? _reason;
    private string? _error;

    [Parameter, EditorRequired]
    public ClassCount From { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<ClassMember> Members { get; set; } = [];

    /// <summary>Other classes of the same major and year.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ClassCount> Targets { get; set; } = [];

    [Parameter]
    public EventCallback<ClassMove> OnMove { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private ClassCount? Target => Targets.FirstOrDefault(t => t.ClassId == _to);

    protected override void OnParametersSet()
    {
        _to = Target?.ClassId ?? (Targets.Count > 0 ? Targets[0].ClassId : null);
        // Somebody may have left the class while this stood open.
        _chosen.IntersectWith(Members.Select(m => m.Id));
    }

    private void Choose(Guid id, bool chosen) => _ = chosen ? _chosen.Add(id) : _chosen.Remove(id);

    private async Task MoveAsync()
    {
        _error = ReasonRules.FaultOf(_reason) is { } fault ? L[fault].Value : null;
        if (_error is null)
        {
            await OnMove.InvokeAsync(new ClassMove(_command, [.. _chosen], Target!.ClassId!.Value, _reason!));
        }
    }
}
