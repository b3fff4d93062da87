using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

public sealed partial class SignInPage : ComponentBase
{
    private string? _fault;

    [Inject]
    public required SignInManager<Account> SignIn { get; init; }

    [Inject]
    public required AccessService Access { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; init; }

    [SupplyParameterFromForm]
    public SignInInput? Input { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    protected override void OnInitialized() => Input ??= new SignInInput();

    private async Task SignInAsync()
    {
        var account = await SignIn.UserManager.FindByNameAsync(Input!.User?.Trim() ?? "");
        if (account is null || account.IsDisabled || !(await SignIn.CheckPasswordSignInAsync(account, Input!.Password ?? "", lockoutOnFailure: true)).Succeeded)
        {
            _fault = "SignInFailed";
            return;
        }

        var session = await Access.StartAsync(account, Context.Request.Headers.UserAgent.ToString());
        await SignIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(SessionGate.SessionClaim, session.ToString())]);
        Navigation.NavigateTo(LocalUrl.Or(ReturnUrl, "/")[1..]);
    }

    public sealed class SignInInput
    {
        public string? User { get; set; }

        public string? Password { get; set; }
    }
}
