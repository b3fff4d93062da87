using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// The one way rows get to disk: one save at a time, rows and change lines in one transaction, news after the commit.
/// SQLite has one writer anyway; standing in line here instead of in its busy handler keeps the chain simple and the waiting fair.
/// </summary>
internal sealed class WriteLine(Vault vault, ChangeFeed feed, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ChangeChain _chain = new(vault);

    /// <exception cref="DbUpdateConcurrencyException">A row moved since it was loaded; nothing was written.</exception>
    public Task<int> SaveAsync(RecordsDbContext db, CancellationToken cancel) => db.HasTurn
        ? SaveInTurnAsync(db, cancel)
        : RunAsync(db, () => SaveInTurnAsync(db, cancel), cancel);

    /// <summary>
    /// Does all of <paramref name="work"/> alone, in one transaction: what it reads cannot move before it saves. For numbers that must not
    /// be given twice and for imports. Keep it short; everybody who saves waits. If <paramref name="keep"/> says no to the result,
    /// everything is rolled back.
    /// </summary>
    public async Task<T> RunAsync<T>(RecordsDbContext db, Func<Task<T>> work, CancellationToken cancel, Func<T, bool>? keep = null)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            // Immediate: taking the lock only at the first write fails at once with BUSY_SNAPSHOT if anything was read before.
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.HasTurn = true;
            var result = await work();
            if (keep is null || keep(result))
            {
                await transaction.CommitAsync(CancellationToken.None);
                feed.Publish(db.TakeNews());
            }

            return result;
        }
        finally
        {
            db.HasTurn = false;
            db.TakeNews();
            _turn.Release();
        }
    }

    private async Task<int> SaveInTurnAsync(RecordsDbContext db, CancellationToken cancel)
    {
        var change = db.Change ?? throw new InvalidOperationException("Nobody answers for this save: set RecordsDbContext.Change first.");
        var lines = ChangeRecorder.Record(db, change, time.GetUtcNow().UtcDateTime);
        var saved = await db.SaveRowsAsync(cancel);
        if (lines.Count > 0)
        {
            await _chain.AppendAsync(db, lines, cancel);
            db.AddNews(News(lines));
        }

        return saved;
    }

    /// <summary>One piece of news per record, standing for its last line: an import of thousands of rows is thousands, not tens of thousands.</summary>
    private static IEnumerable<RecordChange> News(List<ChangeEntry> lines) => lines
        .GroupBy(line => (line.Kind, line.RecordId))
        .Select(group => (First: group.First(), Last: group.Last()))
        .Select(g => new RecordChange(g.Last.Sequence, g.Last.Kind, g.Last.RecordId, g.Last.StudentId, g.First.Action, g.Last.At, g.Last.ActorId, g.Last.ActorName));

    public void Dispose() => _turn.Dispose();
}
