using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts;

/// <param name="Device">The browser as it names itself.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="LastSeenAt">UTC.</param>
public sealed record OwnSession(Guid Id, string Device, DateTime StartedAt, DateTime LastSeenAt);

/// <summary>Where one is signed in, and the way to end it from afar.</summary>
public sealed class SessionService(RecordsDb database, Writes writes, ICurrentUser user, AccessService access)
{
    /// <summary>The sessions that still stand, last used first.</summary>
    public async Task<IReadOnlyList<OwnSession>> OwnAsync(CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var rows = await db.Sessions.AsNoTracking().Where(s => s.AccountId == actor.AccountId && s.EndedAt == null).ToListAsync(cancel);
        List<OwnSession> standing = [];
        foreach (var row in rows)
        {
            if (await access.LastSeenAsync(row.Id, cancel) is { } seen)
            {
                standing.Add(new OwnSession(row.Id, row.Device, row.StartedAt, seen));
            }
        }

        return [.. standing.OrderByDescending(s => s.LastSeenAt)];
    }

    public Task<Outcome> EndAsync(Guid command, Guid session, CancellationToken cancel = default) => EndAsync(command, (id) => id == session, cancel);

    /// <summary>Ends every session but the one that asks.</summary>
    public Task<Outcome> EndOthersAsync(Guid command, Guid keep, CancellationToken cancel = default) => EndAsync(command, id => id != keep, cancel);

    private Task<Outcome> EndAsync(Guid command, Func<Guid, bool> which, CancellationToken cancel) => writes.RunAsync(command, Feature.Portal, async scope =>
    {
        var ended = (await scope.Db.Sessions.Where(s => s.AccountId == scope.Actor.AccountId && s.EndedAt == null).ToListAsync(cancel)).Where(s => which(s.Id)).ToList();
        ended.ForEach(session => session.EndedAt = scope.Now);
        return Outcome.Ok(count: ended.Count);
    }, cancel);
}
