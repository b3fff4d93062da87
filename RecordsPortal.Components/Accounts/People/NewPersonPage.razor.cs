using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Accounts.People;

/// <summary>A new member of staff; the page of the person made opens next, where the first code is given out.</summary>
public sealed partial class NewPersonPage : ComponentBase
{
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<RoleGrant> _roles = [];
    private ErrorSummary? _summary;
    private CollegeDirectory? _college;
    private Guid _command = Guid.CreateVersion7();
    private string? _name;
    private string? _user;

    [Inject]
    public required StaffService Staff { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private IReadOnlyList<SummaryError> Summary => [.. _errors.Select(e => new SummaryError($"person-{e.Field}", Outcomes.TextOf(e, L)))];

    protected override async Task OnInitializedAsync() => _college = await Reference.DirectoryAsync();

    private string? Of(string field) => _errors.FirstOrDefault(e => e.Field == field) is { } error ? Outcomes.TextOf(error, L) : null;

    private async Task SaveAsync()
    {
        var outcome = await Staff.CreateAsync(_command, new StaffForm(_user ?? "", _name ?? "", _roles));
        _errors = outcome is Outcome.Invalid invalid ? invalid.Errors : [];
        if (_errors.Count > 0)
        {
            _command = Guid.CreateVersion7();
            await (_summary?.FocusAsync() ?? ValueTask.CompletedTask);
        }
        else if (Outcomes.Show(outcome, L, L["Created", _name!]))
        {
            Navigation.NavigateTo($"people/{((Outcome.Done)outcome).Receipt.Id}");
        }
    }
}
