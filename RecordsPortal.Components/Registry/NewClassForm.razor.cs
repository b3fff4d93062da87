using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Registry;

public sealed partial class NewClassForm : ComponentBase
{
    private readonly Guid _command = Guid.CreateVersion7();
    private IReadOnlyList<FieldError> _errors = [];
    private Guid _major;
    private string? _year;
    private string? _name;

    [Inject]
    public required ClassMoves Moves { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter, EditorRequired]
    public IReadOnlyList<MajorItem> Majors { get; set; } = [];

    [Parameter]
    public int Year { get; set; }

    [Parameter]
    public EventCallback OnAdded { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    protected override void OnInitialized() =>
        (_major, _year) = (Majors.Select(m => m.Id).FirstOrDefault(), Year.ToString(CultureInfo.InvariantCulture));

    private async Task AddAsync()
    {
        _ = int.TryParse(_year, CultureInfo.InvariantCulture, out var year);
        var outcome = await Moves.AddAsync(_command, _major, year, _name ?? "");
        _errors = outcome is Outcome.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count == 0 && Outcomes.Show(outcome, L, L["ClassAdded", _name!]))
        {
            await OnAdded.InvokeAsync();
        }
    }

    private string? Of(string field) => _errors.FirstOrDefault(e => e.Field == field) is { } error ? Outcomes.TextOf(error, L) : null;
}
