using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Accounts;

/// <summary>One's own second step: the app, its recovery codes, the passkeys. Whatever changes one asks for the password first.</summary>
public sealed partial class SecondStepPage : AccountPageBase
{
    private FactorView? _view;
    private IReadOnlyList<OwnPasskey> _passkeys = [];
    private IReadOnlyList<string> _codes = [];
    private string? _done;

    [Inject]
    public required FactorService Factors { get; init; }

    [Inject]
    public required PasskeyService Passkeys { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [SupplyParameterFromForm]
    public SecondStepInput? Input { get; set; }

    [SupplyParameterFromForm(Name = "credential")]
    public string? Credential { get; set; }

    protected override Task OnInitializedAsync()
    {
        Input ??= new SecondStepInput();
        return LookAsync();
    }

    private async Task SaveAsync()
    {
        var password = Input!.Password;
        var (outcome, done) = Input switch
        {
            { Remove: { Length: > 0 } id } => (await Passkeys.RemoveAsync(id, password, Context.RequestAborted), "PasskeyRemoved"),
            { Act: "codes" } => (Keep(await Factors.NewCodesAsync(password, Context.RequestAborted)), "CodesMade"),
            { Act: "remove" } => (await Factors.RemoveAppAsync(password, Context.RequestAborted), "AppRemoved"),
            _ => (Keep(await PasskeyEndpoints.AddAsync(Context, Credential ?? "", null, password, Device)), "PasskeyAdded"),
        };
        Show(outcome);
        _done = outcome is Outcome.Done ? done : null;
        await LookAsync();
    }

    private Outcome Keep(NewCodes made)
    {
        _codes = made.Codes;
        return made.Outcome;
    }

    private async Task LookAsync()
    {
        _view = await Factors.ViewAsync(null, Context.RequestAborted) ?? new FactorView(false, 0, false);
        _passkeys = await Passkeys.OwnAsync(Context.RequestAborted);
    }

    public sealed class SecondStepInput
    {
        public string? Act { get; set; }

        public string? Remove { get; set; }

        public string? Password { get; set; }
    }
}
