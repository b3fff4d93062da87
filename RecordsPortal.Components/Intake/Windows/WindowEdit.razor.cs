using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Windows;

namespace RecordsPortal.Components.Intake.Windows;

/// <summary>Makes or changes the dates of one year and route.</summary>
public sealed partial class WindowEdit : ComponentBase
{
    private IReadOnlyDictionary<string, string> _errors = new Dictionary<string, string>();
    private ErrorSummary? _summary;
    private Guid _command = Guid.CreateVersion7();
    private string? _year;
    private string? _route;
    private DateOnly? _opensOn;
    private DateOnly? _closesOn;

    [Inject]
    public required IntakeWindowService Windows { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    /// <summary>What to begin with; fixed for the life of the component.</summary>
    [Parameter, EditorRequired]
    public WindowForm Form { get; set; } = null!;

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string Title => L[Form.Id is null ? "FormNew" : "FormEdit"];

    private IReadOnlyList<SummaryError> Summary => [.. _errors.Select(e => new SummaryError($"window-{e.Key}", e.Value))];

    protected override void OnInitialized() =>
        (_year, _route, _opensOn, _closesOn) = (Form.Year?.ToString(CultureInfo.InvariantCulture), Form.Route ?? "", Form.OpensOn, Form.ClosesOn);

    private string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    private async Task SaveAsync()
    {
        int? year = int.TryParse(_year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var form = Form with { Year = year, Route = string.IsNullOrEmpty(_route) ? null : _route, OpensOn = _opensOn, ClosesOn = _closesOn };
        var outcome = await Windows.SaveAsync(_command, form);
        if (outcome is Outcome.Invalid invalid)
        {
            _errors = invalid.Errors.DistinctBy(e => e.Field).ToDictionary(e => e.Field, e => Outcomes.TextOf(e, L));
            _command = Guid.CreateVersion7();
            if (_summary is not null)
            {
                await _summary.FocusAsync();
            }

            return;
        }

        Outcomes.Show(outcome, L, L["Saved"]);
        await OnClose.InvokeAsync();
    }
}
