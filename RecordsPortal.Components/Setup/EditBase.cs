using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Components.Setup;

/// <summary>What the small forms of this folder share: the errors at their fields and above, one command per try, closed when done.</summary>
public abstract class EditBase : ComponentBase
{
    private IReadOnlyList<FieldError> _errors = [];
    private Guid _command = Guid.CreateVersion7();

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Inject]
    public required IStringLocalizer<SetupText> L { get; init; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected ErrorSummary? Summary { get; set; }

    /// <summary>The beginning of the ids of this form's fields.</summary>
    protected abstract string Prefix { get; }

    protected IReadOnlyList<SummaryError> Errors => [.. _errors.DistinctBy(e => e.Field).Select(e => new SummaryError($"{Prefix}-{e.Field}", Outcomes.TextOf(e, L)))];

    protected string? ErrorOf(string field) => _errors.FirstOrDefault(e => e.Field == field) is { } error ? Outcomes.TextOf(error, L) : null;

    protected async Task SaveAsync(Func<Guid, Task<Outcome>> save)
    {
        var outcome = await save(_command);
        _errors = outcome is Outcome.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count == 0)
        {
            Outcomes.Show(outcome, L);
            await OnClose.InvokeAsync();
            return;
        }

        _command = Guid.CreateVersion7();
        if (Summary is not null)
        {
            await Summary.FocusAsync();
        }
    }
}
