using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Activation;

namespace RecordsPortal.Server.Accounts;

/// <summary>
/// First who one is, then a password. The second step brings the facts of the first along and is checked with them again: nothing is
/// remembered in between, so nothing can be stolen or time out.
/// </summary>
public sealed partial class ActivatePage : AccountPageBase
{
    private const string Beginning = "/intake";
    private bool _isKnown;

    [Inject]
    public required ActivationService Activation { get; init; }

    [SupplyParameterFromForm]
    public ActivateInput? Input { get; set; }

    protected override void OnInitialized() => Input ??= new ActivateInput();

    private async Task NextAsync()
    {
        var facts = new ActivationFacts(Input!.CandidateNumber, Input.Name, Input.LastSix);
        if (Input.Step == 2)
        {
            var answer = await Activation.ActivateAsync(facts, Input.Password, Device, Context.RequestAborted);
            _isKnown = answer.Outcome is not Outcome.Refused;
            await FinishAsync(answer, Beginning);
            return;
        }

        _isKnown = await Activation.FitsAsync(facts, Context.RequestAborted);
        if (!_isKnown)
        {
            Refuse(AccountKeys.ActivationFailed);
        }
    }

    public sealed class ActivateInput
    {
        public int Step { get; set; } = 1;

        public string? CandidateNumber { get; set; }

        public string? Name { get; set; }

        public string? LastSix { get; set; }

        public string? Password { get; set; }
    }
}
