using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

public sealed partial class SessionsPage : AccountPageBase
{
    private IReadOnlyList<OwnSession> _sessions = [];

    [Inject]
    public required SessionService Sessions { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [SupplyParameterFromForm]
    public SessionsInput? Input { get; set; }

    [SupplyParameterFromQuery]
    public string? Changed { get; set; }

    private Guid? Own => SessionGate.SessionOf(Context.User);

    protected override async Task OnInitializedAsync()
    {
        Input ??= new SessionsInput();
        _sessions = await Sessions.OwnAsync(Context.RequestAborted);
    }

    private async Task EndAsync()
    {
        var command = Guid.CreateVersion7();
        if (Input!.Others && Own is { } own)
        {
            Show(await Sessions.EndOthersAsync(command, own, Context.RequestAborted));
        }
        else if (Input.End is { } session)
        {
            Show(await Sessions.EndAsync(command, session, Context.RequestAborted));
        }

        _sessions = await Sessions.OwnAsync(Context.RequestAborted);
    }

    private string Local(DateTime utc) => Dates.Minute(utc, Time.LocalTimeZone);

    public sealed class SessionsInput
    {
        public Guid? End { get; set; }

        public bool Others { get; set; }
    }
}
