using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// The one way rows get to disk: rows and change lines in one transaction, news after the commit. SQLite has one writer anyway; standing in
/// line here instead of in its busy handler keeps the chain simple and the waiting fair. The first save in line leads: it takes along those
/// that wait behind it, each under a savepoint of its own, and one commit, the slow part, serves them all.
/// </summary>
internal sealed class WriteLine(Vault vault, ChangeFeed feed, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Of a group; the first in it waits for the last.</summary>
    private const int Most = 64;

    private readonly WriteTurns _turns = new();
    private readonly WriterConnection _writer = new();
    private readonly ChangeChain _chain = new(vault);
    private Task _tidying = Task.CompletedTask;

    /// <exception cref="DbUpdateConcurrencyException">A row moved since it was loaded; nothing was written.</exception>
    public async Task<int> SaveAsync(RecordsDbContext db, CancellationToken cancel)
    {
        if (db.HasTurn)
        {
            return await SaveInTurnAsync(db, cancel);
        }

        var save = new WaitingSave(db, cancel);
        if (await _turns.WaitAsync(save, cancel))
        {
            await LeadAsync(save);
        }

        return save.Answer();
    }

    /// <summary>
    /// Does all of <paramref name="work"/> alone, in one transaction: what it reads cannot move before it saves. For numbers that must not
    /// be given twice and for imports. Keep it short; everybody who saves waits. If <paramref name="keep"/> says no to the result,
    /// everything is rolled back. <paramref name="isBulk"/> gives it room for thousands of rows.
    /// </summary>
    public async Task<T> RunAsync<T>(RecordsDbContext db, Func<Task<T>> work, CancellationToken cancel, Func<T, bool>? keep = null, bool isBulk = false)
    {
        await _turns.WaitAsync(null, cancel);
        try
        {
            await using var room = isBulk ? await BulkRoom.TakeAsync(db, cancel) : null;
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
            _tidying = isBulk ? TidyAsync(_tidying, db.Database.GetConnectionString()!) : _tidying;
            _turns.Pass();
        }
    }

    /// <summary>Nobody hears of their save before the commit, not even of its failure: whoever tries again must see what the others wrote.</summary>
    private async Task LeadAsync(WaitingSave first)
    {
        List<WaitingSave> group = [first];
        try
        {
            await _writer.BeginAsync(first.Db.Database.GetConnectionString()!);
            await TakeAsync(first);
            while (group.Count < Most && _turns.TakeAlong() is { } next)
            {
                group.Add(next);
                await TakeAsync(next);
            }

            _writer.Commit();
            group.ForEach(save => feed.Publish(save.Db.TakeNews()));
        }
        catch (Exception fault)
        {
            group.ForEach(save => save.Fail(fault));
            _writer.Abandon();
        }
        finally
        {
            group.ForEach(save => save.Db.TakeNews());
            _turns.Pass();
        }
    }

    /// <summary>A save that cannot be made fails alone; what is thrown from here ends the whole group.</summary>
    private async Task TakeAsync(WaitingSave save)
    {
        try
        {
            save.Db.HasTurn = true;
            await _writer.UseAsync(save.Db, async () => save.Rows = await SaveInTurnAsync(save.Db, save.Cancel));
        }
        catch (Exception fault) when (_writer.IsOpen)
        {
            save.Fail(fault);
            save.Db.TakeNews();
        }
        finally
        {
            save.Db.HasTurn = false;
        }
    }

    /// <summary>
    /// Writes new rows past the context, in their order, each with its line as a save would write it. Only for who has the turn.
    /// </summary>
    public async Task InsertAsync(RecordsDbContext db, NewRows made, CancellationToken cancel)
    {
        var change = db is { HasTurn: true, Change: { } answers } ? answers : throw new InvalidOperationException("Rows by the thousand are written in line, and somebody answers for them.");
        if (made.Packed.Count != made.Rows.Count)
        {
            throw new InvalidOperationException("These rows are written already.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var lines = ChangeRecorder.RecordNew(made, change, now);
        await _chain.AppendAsync(db, made, lines, now, cancel);
        db.AddNews(lines.Select(line => News(line, line)));
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
        .Select(group => News(group.First(), group.Last()));

    private static RecordChange News(ChangeEntry first, ChangeEntry last) =>
        new(last.Sequence, last.Kind, last.RecordId, last.StudentId, first.Action, last.At, last.ActorId, last.ActorName);

    private static async Task TidyAsync(Task before, string connectionString)
    {
        await before;
        await Task.Run(() => BulkRoom.Tidy(connectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await _tidying;
        _writer.Dispose();
    }
}
