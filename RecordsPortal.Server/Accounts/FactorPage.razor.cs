using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Accounts.Factors;

namespace RecordsPortal.Server.Accounts;

/// <summary>The step after the password, for whoever has set one up.</summary>
public sealed partial class FactorPage : AccountPageBase
{
    private Halfway? _half;
    private FactorView? _view;
    private bool _hasPasskeys;

    [Inject]
    public required FactorService Factors { get; init; }

    [Inject]
    public required PasskeyService Passkeys { get; init; }

    [SupplyParameterFromForm]
    public FactorInput? Input { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new FactorInput();
        _half = await HalfwayCookie.ReadAsync(Context);
        _view = _half is null ? null : await Factors.ViewAsync(_half, Context.RequestAborted);
        if (_view is null)
        {
            GoTo("/account/sign-in");
            return;
        }

        _hasPasskeys = await Passkeys.HasAsync(_half!, Context.RequestAborted);
    }

    private async Task EnterAsync() => await FinishAsync(await Factors.EnterAsync(_half, Input!.Code, Device, Context.RequestAborted), LocalUrl.Or(ReturnUrl, "/"));

    public sealed class FactorInput
    {
        public string? Code { get; set; }
    }
}
