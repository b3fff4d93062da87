using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

/// <summary>Where a password that was used for too long is exchanged for another: its owner cannot come in with it, and needs no code from anybody.</summary>
public sealed partial class RenewPage : AccountPageBase
{
    [Inject]
    public required PasswordService Passwords { get; init; }

    [SupplyParameterFromForm]
    public RenewInput? Input { get; set; }

    protected override void OnInitialized()
    {
        Input ??= new RenewInput();
        if (Policy.Profile != PasswordProfile.Mlps)
        {
            GoTo("/account/sign-in");
        }
    }

    private async Task RenewAsync() =>
        await FinishAsync(await Passwords.RenewAsync(Input!.User, Input.Current, Input.Password, Device, Context.RequestAborted), "/");

    public sealed class RenewInput
    {
        public string? User { get; set; }

        public string? Current { get; set; }

        public string? Password { get; set; }
    }
}
