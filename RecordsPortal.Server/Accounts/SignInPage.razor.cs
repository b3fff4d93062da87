using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Accounts;
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
    public bool Stale { get; set; }

    protected override void OnInitialized()
    {
        Input ??= new SignInInput();
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
        {
            GoTo(LocalUrl.Or(ReturnUrl, "/"));
        }
    }

    private async Task SignInAsync()
    {
        if (await SignIns.SignInAsync(Input!.User, Input.Password, Device, Context.RequestAborted) is { } signedIn)
        {
            await FinishAsync(new AccountAnswer(Outcome.Ok(), signedIn), LocalUrl.Or(ReturnUrl, "/"));
        }
        else
        {
            Refuse(AccountKeys.SignInFailed);
        }
    }

    public sealed class SignInInput
    {
        public string? User { get; set; }

        public string? Password { get; set; }
    }
}
