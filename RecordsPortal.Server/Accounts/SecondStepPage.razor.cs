using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Accounts;
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
    public required PasswordService Passwords { get; init; }

    [Inject]
    public required SignInManager<Account> Identity { get; init; }

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
        if (!await Passwords.KnowsAsync(Input!.Password, Context.RequestAborted))
        {
            Show(new Outcome.Invalid([new FieldError(PasswordService.CurrentField, AccountKeys.CurrentPasswordWrong)]));
            return;
        }

        var (outcome, done) = Input switch
        {
            { Remove: { Length: > 0 } id } => (await Passkeys.RemoveAsync(id, Context.RequestAborted), "PasskeyRemoved"),
            { Act: "codes" } => (Keep(await Factors.NewCodesAsync(Context.RequestAborted)), "CodesMade"),
            { Act: "remove" } => (await Factors.RemoveAppAsync(Context.RequestAborted), "AppRemoved"),
            _ => (Keep(await AddAsync()), "PasskeyAdded"),
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

    private async Task<NewCodes> AddAsync() => await PasskeyEndpoints.AttestAsync(Identity, Credential ?? "") is { } made
        ? await Passkeys.AddAsync(null, made.UserEntity!.Id, made.Passkey!, Device, Context.RequestAborted)
        : new NewCodes(new Outcome.Refused(FactorKeys.PasskeyFailed), []);

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
