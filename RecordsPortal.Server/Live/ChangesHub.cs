using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Registry;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Live;

/// <summary>
/// News of changes for clients outside the portal's own screens: wall displays, other campus systems. They sign in like a person and hear what
/// that person may see. Each wave arrives as <see cref="Wave"/> with a list of changes; ids and times only, never a value.
/// </summary>
internal sealed class ChangesHub(ChangeRelay relay, ChangeReplay replay, AccessService access) : Hub
{
    public const string Address = "/hubs/changes";
    public const string Wave = "Changed";

    public override async Task OnConnectedAsync()
    {
        if (SessionGate.SessionOf(Context.User) is not { } session || !await relay.AdmitAsync(Context, session))
        {
            Context.Abort();
            return;
        }

        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        relay.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>
    /// What the caller may see of the changes after <paramref name="after"/>, oldest first, page by page. Connect first and replay then: what
    /// arrives twice has the same sequence. When the last page says it is truncated, ask again from where it ends.
    /// </summary>
    public async IAsyncEnumerable<ReplayPage> ReplayAsync(long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var session = SessionGate.SessionOf(Context.User) ?? Guid.Empty;
        await access.TouchAsync(session, cancel);
        await foreach (var page in replay.ReadAsync(await access.ActorOfAsync(session, cancel), Math.Max(0, after), cancel: cancel))
        {
            yield return page;
        }
    }
}
