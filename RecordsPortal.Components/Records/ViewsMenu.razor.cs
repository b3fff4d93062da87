using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;

namespace RecordsPortal.Components.Records;

/// <summary>One's saved views: to open, to keep the list as it stands, to rename and to remove.</summary>
public sealed partial class ViewsMenu : ComponentBase
{
    private IReadOnlyList<ViewItem> _views = [];
    private string? _name;
    private string? _fault;
    private string? _newName;
    private Guid? _renamed;

    [Inject]
    public required SavedViews Views { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    /// <summary>The list as it stands, with its order and columns.</summary>
    [Parameter, EditorRequired]
    public StudentListQuery Query { get; set; } = new();

    private string Here => (Query with { At = 0 }).Href;

    protected override async Task OnInitializedAsync() => _views = await Views.ListAsync();

    private async Task SaveAsync()
    {
        var outcome = await Views.SaveAsync(Guid.CreateVersion7(), _name ?? "", Query);
        _fault = outcome switch
        {
            Outcome.Done => null,
            Outcome.Invalid invalid => Messages.TextOf(invalid.Errors[0], L),
            var other => Messages.TextOf(other, L),
        };
        if (outcome is Outcome.Done)
        {
            _name = null;
            _views = await Views.ListAsync();
        }
    }

    private void BeginRename(ViewItem view) => (_renamed, _newName) = (view.Id, view.Name);

    private async Task RenameAsync(ViewItem view)
    {
        if (Messages.Show(await Views.RenameAsync(Guid.CreateVersion7(), view.Id, _newName ?? ""), L, L["Renamed"]))
        {
            _renamed = null;
            _views = await Views.ListAsync();
        }
    }

    private async Task RemoveAsync(ViewItem view)
    {
        Messages.Show(await Views.RemoveAsync(Guid.CreateVersion7(), view.Id), L, L["Removed", view.Name]);
        _views = await Views.ListAsync();
    }
}
