using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Accounts;

/// <summary>Sets up an authenticator app; for staff half way through signing in also the place to make a passkey instead. The recovery codes are in the answer and nowhere else.</summary>
public sealed partial class EnrolPage : AccountPageBase
{
    private Halfway? _half;
    private OfferedKey? _key;
    private NewCodes? _made;

    [Inject]
    public required FactorService Factors { get; init; }

    [Inject]
    public required PasskeyService Passkeys { get; init; }

    [Inject]
    public required PasswordService Passwords { get; init; }

    [Inject]
    public required SignInManager<Account> Identity { get; init; }

    [SupplyParameterFromForm]
    public EnrolInput? Input { get; set; }

    [SupplyParameterFromForm(Name = "credential")]
    public string? Credential { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new EnrolInput();
        _half = SessionGate.SessionOf(Context.User) is null ? await HalfwayCookie.ReadAsync(Context) : null;
        _key = await Factors.OfferAsync(_half, Context.RequestAborted);
        if (_key is null)
        {
            GoTo("/account/sign-in");
        }
    }

    private async Task SaveAsync()
    {
        if (_half is null && !await Passwords.KnowsAsync(Input!.Password, Context.RequestAborted))
        {
            Show(new Outcome.Invalid([new FieldError(PasswordService.CurrentField, AccountKeys.CurrentPasswordWrong)]));
            return;
        }

        var made = string.IsNullOrEmpty(Credential) ? await Factors.ConfirmAsync(_half, Input!.Code, Device, Context.RequestAborted) : await KeepAsync(Credential);
        Show(made.Outcome);
        _made = made.Outcome is Outcome.Done ? made : null;
        if (made.SignedIn is { } signedIn)
        {
            await SignInCookie.WriteAsync(Context, signedIn);
            await HalfwayCookie.EndAsync(Context);
        }
    }

    private async Task<NewCodes> KeepAsync(string credential) => await PasskeyEndpoints.AttestAsync(Identity, credential) is { } made
        ? await Passkeys.AddAsync(_half, made.UserEntity!.Id, made.Passkey!, Device, Context.RequestAborted)
        : new NewCodes(new Outcome.Refused(FactorKeys.PasskeyFailed), []);

    public sealed class EnrolInput
    {
        public string? Code { get; set; }

        public string? Password { get; set; }
    }
}
