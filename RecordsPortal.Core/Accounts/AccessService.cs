using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Accounts;

/// <summary>
/// Says who a session is and what they may do right now. Kept in memory between questions and dropped at the very change that matters
/// (session ended, account disabled, role taken), so "off" means off at the next touch of anything.
/// </summary>
public sealed class AccessService : IDisposable
{
    /// <summary>A session that was quiet for so long is over: staff first, students second.</summary>
    private static readonly TimeSpan StaffIdle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan StudentIdle = TimeSpan.FromHours(2);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How far the stored "last seen" may lag: every touch is counted in memory, not every one is written.</summary>
    private static readonly TimeSpan StoreEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Known> _known = new();
    private readonly RecordsDb _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private long _epoch;

    public AccessService(RecordsDb database, ChangeFeed feed, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _subscription = feed.Subscribe(change => change.Kind is nameof(Session) or nameof(Account) or nameof(Grant), Forget);
    }

    /// <summary>Nobody, unless the session stands, is within its hours, and its account is not disabled.</summary>
    public async ValueTask<Actor> ActorOfAsync(Guid session, CancellationToken cancel = default)
    {
        var known = await KnownAsync(session, cancel);
        return IsStanding(known) ? known.Actor : Actor.Nobody;
    }

    /// <summary>When the session was last used, UTC; null if it is over.</summary>
    internal async ValueTask<DateTime?> LastSeenAsync(Guid session, CancellationToken cancel)
    {
        var known = await KnownAsync(session, cancel);
        return IsStanding(known) && known.Actor.IsSignedIn ? known.LastSeen : null;
    }

    /// <summary>Counts a touch of the portal by this session; an idle session ends by itself.</summary>
    public async ValueTask TouchAsync(Guid session, CancellationToken cancel = default)
    {
        var known = await KnownAsync(session, cancel);
        if (!known.Actor.IsSignedIn || !IsStanding(known))
        {
            return;
        }

        var now = _time.GetUtcNow().UtcDateTime;
        known.LastSeen = now;
        // One that is not kept in memory, because something changed while it was read, would forget the touch.
        if (now - known.StoredAt > StoreEvery || !_known.ContainsKey(session))
        {
            known.StoredAt = now;
            try
            {
                await StoreAsync(session, now, cancel);
            }
            catch (Exception fault) when (StorageFault.KeyOf(fault) is not null)
            {
                // With the disk full people can still read: that somebody was here is not worth turning them away.
            }
        }
    }

    /// <summary>Starts a session after a successful sign-in.</summary>
    /// <param name="device">The browser as it names itself, shortened; shown to the person in their list of sessions.</param>
    public async Task<Guid> StartAsync(Account account, string device, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        var now = _time.GetUtcNow().UtcDateTime;
        var session = new Session { AccountId = account.Id, StartedAt = now, LastSeenAt = now, Device = device.Length > 200 ? device[..200] : device };
        db.Sessions.Add(session);
        db.Change = new ChangeContext(new Actor(account.Id, account.DisplayName, account.StudentId, [])) { Source = ChangeSource.System };
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }

    /// <summary>Ends a session; its open screens leave at once.</summary>
    public async Task EndAsync(Guid session, CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        var row = await db.Sessions.FirstOrDefaultAsync(s => s.Id == session && s.EndedAt == null, cancel);
        if (row is not null)
        {
            row.EndedAt = _time.GetUtcNow().UtcDateTime;
            db.Change = new ChangeContext(await ActorOfAsync(session, cancel)) { Source = ChangeSource.System };
            await db.SaveChangesAsync(cancel);
        }
    }

    public void Dispose() => _subscription.Dispose();

    private async ValueTask<Known> KnownAsync(Guid session, CancellationToken cancel)
    {
        if (_known.TryGetValue(session, out var known))
        {
            return known;
        }

        var epoch = Interlocked.Read(ref _epoch);
        known = await LoadAsync(session, cancel);
        if (epoch == Interlocked.Read(ref _epoch))
        {
            // Else something changed while we read, and what we read may be what no longer holds.
            _known[session] = known;
        }

        return known;
    }

    private bool IsStanding(Known known)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return now - known.StartedAt < Longest && now - known.LastSeen < (known.Actor.IsStudent ? StudentIdle : StaffIdle);
    }

    private void Forget(IReadOnlyList<RecordChange> changes)
    {
        Interlocked.Increment(ref _epoch);
        foreach (var change in changes)
        {
            switch (change.Kind)
            {
                case nameof(Session):
                    _known.TryRemove(change.RecordId, out _);
                    break;
                case nameof(Account):
                    foreach (var (session, known) in _known)
                    {
                        if (known.Actor.AccountId == change.RecordId)
                        {
                            _known.TryRemove(session, out _);
                        }
                    }

                    break;
                default:
                    _known.Clear();
                    break;
            }
        }
    }

    private async Task<Known> LoadAsync(Guid session, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var found = await (
            from s in db.Sessions.AsNoTracking()
            join a in db.Users.AsNoTracking() on s.AccountId equals a.Id
            where s.Id == session && s.EndedAt == null && !a.IsDisabled
            select new { s.StartedAt, s.LastSeenAt, a.Id, a.DisplayName, a.StudentId }).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return new Known(Actor.Nobody, default, default);
        }

        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == found.Id).OrderBy(g => g.Id).ToListAsync(cancel);
        var actor = new Actor(found.Id, found.DisplayName, found.StudentId, [.. grants.Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId))]);
        return new Known(actor, found.StartedAt, found.LastSeenAt);
    }

    private async Task StoreAsync(Guid session, DateTime now, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var row = await db.Sessions.FirstOrDefaultAsync(s => s.Id == session, cancel);
        if (row is not null)
        {
            row.LastSeenAt = now;
            db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
            await db.SaveChangesAsync(cancel);
        }
    }

    private sealed class Known(Actor actor, DateTime startedAt, DateTime lastSeen)
    {
        public Actor Actor => actor;

        public DateTime StartedAt => startedAt;

        public DateTime LastSeen { get; set; } = lastSeen;

        public DateTime StoredAt { get; set; } = lastSeen;
    }
}
