using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

public sealed partial class PasswordPage : AccountPageBase
{
    [Inject]
    public required PasswordService Passwords { get; init; }

    [SupplyParameterFromForm]
    public PasswordInput? Input { get; set; }

    protected override void OnInitialized() => Input ??= new PasswordInput();

    private async Task ChangeAsync() =>
        await FinishAsync(await Passwords.ChangeAsync(Input!.Current, Input.Password, Device, Context.RequestAborted), "/account/sessions?changed=true");

    public sealed class PasswordInput
    {
        public string? Current { get; set; }

        public string? Password { get; set; }
    }
}
