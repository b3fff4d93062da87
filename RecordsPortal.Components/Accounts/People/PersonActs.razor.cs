using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Accounts.People;

/// <summary>What an administrator does to somebody else's account, one thing at a time, each with its reason.</summary>
public sealed partial class PersonActs : ComponentBase
{
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<RoleGrant> _roles = [];
    private IReadOnlyList<RoleGrant> _seen = [];
    private ErrorSummary? _summary;
    private IssuedCode? _code;
    private Guid _command;
    private string? _open;
    private string? _name;
    private string? _reason;

    [Inject]
    public required StaffService Staff { get; init; }

    [Inject]
    public required ResetCodeService Codes { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter, EditorRequired]
    public PersonRow Person { get; set; } = null!;

    [Parameter, EditorRequired]
    public CollegeDirectory College { get; set; } = null!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    private IReadOnlyList<SummaryError> Summary => [.. _errors.Select(e => new SummaryError($"act-{Id(e.Field)}", Outcomes.TextOf(e, L)))];

    private string Expanded(string act) => _open == act ? "true" : "false";

    private string DoKey(string act) => act == "Disable" && Person.State == PersonState.Disabled ? "Enable" : act;

    private static string Id(string field) => field == ResetCodeService.ReasonField ? "reason" : field;

    private string? Of(string field) => _errors.FirstOrDefault(e => Id(e.Field) == field) is { } error ? Outcomes.TextOf(error, L) : null;

    // What is seen is fixed when the form opens: roles somebody else changes meanwhile must not slip under the reader's eyes.
    private void Open(string act)
    {
        (_open, _errors, _command, _code) = (_open == act ? null : act, [], Guid.CreateVersion7(), null);
        (_name, _seen, _roles) = (Person.Name, Person.Roles, Person.Roles);
        _reason = act == "Code" && Person.State == PersonState.Invited ? L["FirstCodeReason"].Value : null;
    }

    private async Task SaveAsync()
    {
        var outcome = await SendAsync(_open!);
        _errors = outcome is Outcome.Invalid invalid ? invalid.Errors : [];
        _command = Guid.CreateVersion7();
        if (_errors.Count > 0)
        {
            await (_summary?.FocusAsync() ?? ValueTask.CompletedTask);
            return;
        }

        if (Outcomes.Show(outcome, L, L[$"Done.{DoKey(_open!)}", Person.Name]))
        {
            _open = null;
        }

        await OnDone.InvokeAsync();
    }

    private async Task<Outcome> SendAsync(string act)
    {
        if (act != "Code")
        {
            return await (act switch
            {
                "Roles" => Staff.SetRolesAsync(_command, Person.Id, _seen, _roles, _reason),
                "Factor" => Staff.ResetFactorAsync(_command, Person.Id, _reason),
                "Name" => Staff.RenameAsync(_command, Person.Id, _name ?? ""),
                _ => Staff.SetDisabledAsync(_command, Person.Id, Person.State != PersonState.Disabled, _reason),
            });
        }

        var issued = await Codes.IssueToStaffAsync(_command, Person.Id, _reason);
        _code = issued.Code is null ? null : issued;
        return issued.Outcome;
    }
}
