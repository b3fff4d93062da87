using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

public sealed partial class FirstAdministratorPage : AccountPageBase
{
    [Inject]
    public required FirstAdministratorLink Link { get; init; }

    [Inject]
    public required FirstAdministratorService Administrators { get; init; }

    [SupplyParameterFromQuery]
    public string? Token { get; set; }

    [SupplyParameterFromForm]
    public AdministratorInput? Input { get; set; }

    protected override void OnInitialized() => Input ??= new AdministratorInput();

    private async Task CreateAsync() =>
        await FinishAsync(await Administrators.CreateAsync(Token, Input!.User, Input.Name, Input.Password, Device, Context.RequestAborted), "/");

    public sealed class AdministratorInput
    {
        public string? User { get; set; }

        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
