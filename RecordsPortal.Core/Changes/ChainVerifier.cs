using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>What a look at the chain of the change table came to.</summary>
/// <param name="From">The first sequence looked at.</param>
/// <param name="Through">The last.</param>
/// <param name="FirstBad">The first line that is not as it was written, or the number of the first that is missing; null if all is well.</param>
public sealed record ChainReport(long From, long Through, long? FirstBad)
{
    public long Lines => Math.Max(0, Through - From + 1);
}

/// <summary>
/// Recomputes the chain and names the first line that does not fit. It sees lines changed, deleted, inserted or swapped, and an end cut off
/// while the portal runs; a whole table rewritten with the key, or an old copy put back, only a digest kept elsewhere can show.
/// </summary>
public sealed class ChainVerifier
{
    private readonly RecordsDb _database;
    private readonly Vault _vault;
    private readonly ChangeFeed _feed;
    private readonly ICurrentUser _user;

    internal ChainVerifier(RecordsDb database, Vault vault, ChangeFeed feed, ICurrentUser user) => (_database, _vault, _feed, _user) = (database, vault, feed, user);

    /// <param name="last">How many of the newest lines; null for all there are.</param>
    /// <returns>Null for those who may not read the change table.</returns>
    public async Task<ChainReport?> VerifyAsync(int? last = null, CancellationToken cancel = default)
    {
        if (!(await _user.GetAsync(cancel)).May(Feature.ChangeTable))
        {
            return null;
        }

        await using var db = _database.Open();
        var known = _feed.Sequence;
        var through = Math.Max(known, await db.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0);
        var from = last is { } count ? Math.Max(1, through - count + 1) : 1;
        return new ChainReport(from, through, await FirstBadAsync(db, from, through, cancel));
    }

    private async Task<long?> FirstBadAsync(RecordsDbContext db, long from, long through, CancellationToken cancel)
    {
        byte[]? previous = from == 1 ? [] : await db.Changes.AsNoTracking().Where(c => c.Sequence == from - 1).Select(c => c.Hash).FirstOrDefaultAsync(cancel);
        if (previous is null)
        {
            return from - 1;
        }

        var expected = from;
        await foreach (var line in db.Changes.AsNoTracking().Where(c => c.Sequence >= from && c.Sequence <= through).OrderBy(c => c.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            // The hash holds the sequence too, but a gap has no line to name: it is known by its number.
            if (line.Sequence != expected || !_vault.ChainHash(previous, ChangeRecorder.Canonical(line)).AsSpan().SequenceEqual(line.Hash))
            {
                return expected;
            }

            (previous, expected) = (line.Hash, expected + 1);
        }

        return expected <= through ? expected : null;
    }
}
