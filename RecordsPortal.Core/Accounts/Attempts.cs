using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts;

/// <summary>
/// Counts guesses and locks a name after five wrong ones, for as long as its owner can bear: a stranger must not be able to lock them out for good.
/// Public as a handle for services' constructors only.
/// </summary>
public sealed class Attempts
{
    internal const int Allowed = 5;
    internal static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <summary>Names nobody has are kept too, and made-up names are without number.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const int ForgottenAtOnce = 20;

    private readonly RecordsDb _database;
    private readonly Vault _vault;
    private readonly TimeProvider _time;

    internal Attempts(RecordsDb database, Vault vault, TimeProvider time) => (_database, _vault, _time) = (database, vault, time);

    /// <summary>
    /// Counts one guess as wrong before it is looked at. Looking first and counting then would let guesses that arrive together all be looked at.
    /// </summary>
    /// <returns>False if the name is locked: the guess must then not be looked at.</returns>
    internal async Task<bool> BeginAsync(string purpose, string subject, Guid? account, CancellationToken cancel)
    {
        await using var db = _database.Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        return await db.InLineAsync(async () =>
        {
            var now = _time.GetUtcNow().UtcDateTime;
            var attempt = await FindAsync(db, purpose, subject, cancel) ?? Add(db, purpose, subject, account);
            if (attempt.ChangedAt + Locked <= now)
            {
                (attempt.Wrong, attempt.LockedUntil) = (0, null);
            }

            if (attempt.Wrong >= Allowed)
            {
                return false;
            }

            attempt.Wrong++;
            attempt.LockedUntil = attempt.Wrong == Allowed ? now + Locked : null;
            var old = now - Kept;
            db.Attempts.RemoveRange(await db.Attempts.Where(a => a.ChangedAt < old && a.Id != attempt.Id).OrderBy(a => a.ChangedAt).Take(ForgottenAtOnce).ToListAsync(cancel));
            await db.SaveChangesAsync(cancel);
            return true;
        }, cancel);
    }

    /// <summary>Takes the count back after a right guess.</summary>
    internal async Task ForgiveAsync(string purpose, string subject, CancellationToken cancel)
    {
        await using var db = _database.Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        await db.InLineAsync(async () =>
        {
            if (await FindAsync(db, purpose, subject, cancel) is { } attempt)
            {
                (attempt.Wrong, attempt.LockedUntil) = (0, null);
            }

            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    private Task<Attempt?> FindAsync(RecordsDbContext db, string purpose, string subject, CancellationToken cancel)
    {
        var index = IndexOf(purpose, subject);
        return db.Attempts.FirstOrDefaultAsync(a => a.Subject == index, cancel);
    }

    private Attempt Add(RecordsDbContext db, string purpose, string subject, Guid? account)
    {
        var attempt = new Attempt { Subject = IndexOf(purpose, subject), AccountId = account };
        db.Attempts.Add(attempt);
        return attempt;
    }

    private byte[] IndexOf(string purpose, string subject) => _vault.BlindIndex($"Attempts|{purpose}", subject);
}
