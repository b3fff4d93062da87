using Microsoft.AspNetCore.Components;
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
        var made = string.IsNullOrEmpty(Credential)
            ? await Factors.ConfirmAsync(_half, Input!.Code, Input.Password, Device, Context.RequestAborted)
            : await PasskeyEndpoints.AddAsync(Context, Credential, _half, Input!.Password, Device);
        Show(made.Outcome);
        _made = made.Outcome is Outcome.Done ? made : null;
        if (made.SignedIn is { } signedIn)
        {
            await SignInCookie.WriteAsync(Context, signedIn);
        }
    }

    public sealed class EnrolInput
    {
        public string? Code { get; set; }

        public string? Password { get; set; }
    }
}
