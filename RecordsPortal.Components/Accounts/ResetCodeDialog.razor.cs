using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Components.Accounts;

/// <summary>Gives out one reset code for one student, shows it once, and forgets it with the dialog.</summary>
public sealed partial class ResetCodeDialog : ComponentBase
{
    private readonly Guid _command = Guid.CreateVersion7();
    private IssuedCode? _issued;
    private string? _reason;
    private string? _fault;
    private string? _problem;
    private bool _isBusy;

    [Inject]
    public required ResetCodeService Codes { get; init; }

    [Inject]
    public required OutcomeMessages Messages { get; init; }

    [Inject]
    public required IStringLocalizer<RegistryText> Shared { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public Guid StudentId { get; set; }

    [Parameter, EditorRequired]
    public string StudentName { get; set; } = "";

    private async Task IssueAsync()
    {
        _isBusy = true;
        var issued = await Codes.IssueAsync(_command, StudentId, _reason);
        _isBusy = false;
        _issued = issued;
        (_fault, _problem) = issued.Outcome switch
        {
            Outcome.Done => (null, null),
            Outcome.Invalid invalid => (Messages.TextOf(invalid.Errors[0], Shared), (string?)null),
            var other => (null, Messages.TextOf(other, L)),
        };
    }
}
