using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Accounts;

public sealed partial class SignInPage : AccountPageBase
{
    [Inject]
    public required SignInService SignIns { get; init; }

    [Inject]
    public required IOptions<DemoOptions> Demo { get; init; }

    [SupplyParameterFromForm]
    public SignInInput? Input { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>Comes here from a form that had been open too long to be trusted.</summary>
    [SupplyParameterFromQuery]
    public string? Stale { get; set; }

    /// <summary>What a passkey was refused for.</summary>
    [SupplyParameterFromQuery]
    public string? Refused { get; set; }

    protected override void OnInitialized()
    {
        Input ??= new SignInInput();
        if (Refused == FactorKeys.PasskeyFailed && HttpMethods.IsGet(Context.Request.Method))
        {
            Refuse(FactorKeys.PasskeyFailed);
        }

        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            GoTo(LocalUrl.Or(ReturnUrl, "/"));
        }
    }

    private async Task SignInAsync() =>
        await FinishAsync(await SignIns.SignInAsync(Input!.User, Input.Password, Device, Context.RequestAborted), LocalUrl.Or(ReturnUrl, "/"));

    public sealed class SignInInput
    {
        public string? User { get; set; }

        public string? Password { get; set; }
    }
}
