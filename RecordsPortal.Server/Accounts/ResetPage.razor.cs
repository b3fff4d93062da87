using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

public sealed partial class ResetPage : AccountPageBase
{
    [Inject]
    public required ResetCodeService Codes { get; init; }

    [SupplyParameterFromForm]
    public ResetInput? Input { get; set; }

    protected override void OnInitialized() => Input ??= new ResetInput();

    private async Task ResetAsync() =>
        await FinishAsync(await Codes.ResetAsync(Input!.User, Input.Code, Input.Password, Device, Context.RequestAborted), "/");

    public sealed class ResetInput
    {
        public string? User { get; set; }

        public string? Code { get; set; }

        public string? Password { get; set; }
    }
}
