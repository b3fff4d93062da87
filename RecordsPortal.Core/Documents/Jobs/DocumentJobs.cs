using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents.Jobs;

/// <param name="Bytes">Of the file as it comes out.</param>
/// <param name="CopyToAsync">Opens it piece by piece; throws where a piece was altered.</param>
public sealed record KeptDocument(string Name, string ContentType, long Bytes, Func<Stream, CancellationToken, Task> CopyToAsync);

/// <summary>A person's own documents: ordered, made in the background, fetched, forgotten. Anybody else's do not exist.</summary>
public sealed class DocumentJobs
{
    /// <summary>One person's orders under way: nobody keeps the press to themselves.</summary>
    public const int MostUnderWay = 5;

    private const int MostShown = 100;

    private static readonly DocumentJobState[] _underWay = [DocumentJobState.Waiting, DocumentJobState.Running];

    private readonly RecordsDb _database;
    private readonly Writes _writes;
    private readonly ICurrentUser _user;
    private readonly DocumentQueue _queue;
    private readonly DocumentStore _store;
    private readonly DocumentProgress _progress;
    private readonly PaperBudget _budget;

    internal DocumentJobs(RecordsDb database, Writes writes, ICurrentUser user, DocumentQueue queue, DocumentStore store, DocumentProgress progress, PaperBudget budget) =>
        (_database, _writes, _user, _queue, _store, _progress, _budget) = (database, writes, user, queue, store, progress, budget);

    /// <summary>The newest first, a hundred at most.</summary>
    public async Task<IReadOnlyList<DocumentItem>> MineAsync(CancellationToken cancel = default)
    {
        var actor = await _user.GetAsync(cancel);
        await using var db = _database.Open();
        var within = db.StudentsWithin(actor.ReachOf(Feature.DocumentBatches));
        var jobs = await Own(db, actor).AsNoTracking().OrderByDescending(j => j.OrderedAt).Take(MostShown)
            .Select(j => new { Job = j, FaultName = within.Where(s => s.Id == j.FaultStudentId).Select(s => s.Name).FirstOrDefault() }).ToListAsync(cancel);
        return [.. jobs.Select(j => new DocumentItem(
            j.Job.Id, JobStates.OrderOf(j.Job), j.Job.State, j.Job.OrderedAt, j.Job.FinishedAt, j.Job.ExpiresAt, j.Job.People, j.Job.FileName, j.Job.Bytes, j.Job.Sha256,
            _progress.Of(j.Job.Id), j.Job.Fault, j.FaultName, j.Job.FaultCharacters))];
    }

    /// <summary>Takes from the day's budget for everybody in it, whatever becomes of the job: who is refused is told now, and not by a job that failed.</summary>
    public async Task<Outcome> BeginAsync(Guid command, DocumentOrder order, CancellationToken cancel = default)
    {
        var outcome = await _writes.RunAsync(command, Feature.DocumentBatches, async scope =>
        {
            if (!await scope.Db.Ordered(scope.Reach, order).AnyAsync(cancel))
            {
                return new Outcome.Refused(DocumentKeys.Nobody);
            }

            if (await Own(scope.Db, scope.Actor).CountAsync(j => _underWay.Contains(j.State), cancel) >= MostUnderWay)
            {
                return new Outcome.Refused(DocumentKeys.TooManyUnderWay, $"{MostUnderWay}");
            }

            if (await _budget.TakeAsync(scope, scope.Db.Ordered(scope.Reach, order), cancel) is { } usedUp)
            {
                return usedUp;
            }

            var job = new DocumentJob
            {
                OwnerId = scope.Actor.AccountId!.Value,
                OwnerName = scope.Actor.Name,
                Kind = order.Kind,
                Year = order.Year,
                SchoolId = order.School,
                ClassId = order.Class,
                OrderedAt = scope.Now,
            };
            scope.Db.Add(job);
            return Outcome.Ok(job.Id);
        }, cancel);
        return await QueuedAsync(outcome, cancel);
    }

    /// <summary>Makes it anew, of the records as they are now; it takes from the budget anew, too. Who is refused keeps the file there is.</summary>
    public async Task<Outcome> AgainAsync(Guid command, Guid id, CancellationToken cancel = default)
    {
        var outcome = await ChangeAsync(command, id, async (scope, job) =>
        {
            if (IsUnderWay(job))
            {
                return new Outcome.Refused(DocumentKeys.StillRunning);
            }

            if (await _budget.TakeAsync(scope, scope.Db.Ordered(scope.Reach, JobStates.OrderOf(job)), cancel) is { } usedUp)
            {
                return usedUp;
            }

            _store.Delete(id);
            (job.State, job.FinishedAt, job.ExpiresAt, job.FileName, job.Bytes, job.Sha256, job.People) = (DocumentJobState.Waiting, null, null, null, 0, null, 0);
            (job.Fault, job.FaultStudentId, job.FaultCharacters) = (null, null, null);
            return Outcome.Ok(id);
        }, cancel);
        return await QueuedAsync(outcome, cancel);
    }

    public async Task<Outcome> CancelAsync(Guid command, Guid id, CancellationToken cancel = default)
    {
        var outcome = await ChangeAsync(command, id, (_, job) =>
        {
            if (!_underWay.Contains(job.State))
            {
                return Task.FromResult<Outcome>(new Outcome.Refused(DocumentKeys.NotRunning));
            }

            job.State = DocumentJobState.Cancelled;
            return Task.FromResult(Outcome.Ok(id));
        }, cancel);
        if (outcome is Outcome.Done)
        {
            _progress.Stop(id);
        }

        return outcome;
    }

    /// <summary>Takes it off the list, its file with it. That it was made stays in the change table.</summary>
    public async Task<Outcome> RemoveAsync(Guid command, Guid id, CancellationToken cancel = default)
    {
        var outcome = await _writes.RunAsync(command, Feature.DocumentBatches, async scope =>
        {
            if (await Own(scope.Db, scope.Actor).FirstOrDefaultAsync(j => j.Id == id, cancel) is not { } job)
            {
                return new Outcome.NotFound();
            }

            if (IsUnderWay(job))
            {
                return new Outcome.Refused(DocumentKeys.StillRunning);
            }

            scope.Db.Remove(job);
            return Outcome.Ok(id);
        }, cancel);
        if (outcome is Outcome.Done)
        {
            _store.Delete(id);
        }

        return outcome;
    }

    /// <returns>Null where there is no such file, or none of this person's.</returns>
    public async Task<KeptDocument?> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        var actor = await _user.GetAsync(cancel);
        await using var db = _database.Open();
        var job = actor.May(Feature.DocumentBatches)
            ? await Own(db, actor).AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.State == DocumentJobState.Done, cancel)
            : null;
        return job?.FileName is { } name && _store.Has(id)
            ? new KeptDocument(name, DocumentNames.TypeOf(name), job.Bytes, (output, stop) => _store.CopyToAsync(id, output, stop))
            : null;
    }

    private static IQueryable<DocumentJob> Own(RecordsDbContext db, Actor actor) => db.DocumentJobs.Where(j => j.OwnerId == actor.AccountId);

    private bool IsUnderWay(DocumentJob job) => _underWay.Contains(job.State) || _progress.IsHeld(job.Id);

    private Task<Outcome> ChangeAsync(Guid command, Guid id, Func<WriteScope, DocumentJob, Task<Outcome>> change, CancellationToken cancel) =>
        _writes.RunAsync(command, Feature.DocumentBatches, async scope =>
            await Own(scope.Db, scope.Actor).FirstOrDefaultAsync(j => j.Id == id, cancel) is { } job ? await change(scope, job) : new Outcome.NotFound(), cancel);

    private async Task<Outcome> QueuedAsync(Outcome outcome, CancellationToken cancel)
    {
        await _budget.WatchAsync(outcome, await _user.GetAsync(cancel), cancel);
        if (outcome is Outcome.Done { Receipt.Id: { } job })
        {
            _queue.Add(job);
        }

        return outcome;
    }
}
