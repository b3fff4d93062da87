using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

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
        await db.Database.OpenConnectionAsync(cancel);
        return await ChainWalk.CheckAsync((SqliteConnection)db.Database.GetDbConnection(), _vault, last, _feed.Sequence, cancel);
    }
}
