using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Notices;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>What the portal itself writes about jobs: begun, finished, failed, interrupted, expired. Orders and cancellations are their owners' commands.</summary>
internal sealed class JobStates(RecordsDb database, DocumentStore store, CollegeClock clock)
{
    private const int Tries = 3;

    public static DocumentOrder OrderOf(DocumentJob job) => new(job.Kind, job.Year, job.SchoolId, job.ClassId);

    /// <returns>Null where it is not waiting any more.</returns>
    public Task<DocumentJob?> StartAsync(Guid id, CancellationToken cancel) =>
        SetAsync(id, DocumentJobState.Waiting, (_, job) => job.State = DocumentJobState.Running, cancel);

    public Task FinishAsync(Guid id, string name, int people, long bytes, string hash, DateTime expires, CancellationToken cancel) => SetAsync(id, DocumentJobState.Running, (db, job) =>
    {
        (job.State, job.FinishedAt, job.ExpiresAt) = (DocumentJobState.Done, clock.Now, expires);
        (job.FileName, job.People, job.Bytes, job.Sha256) = (name, people, bytes, hash);
        db.Notices.Add(new Notice { AccountId = job.OwnerId, Kind = NoticeKind.DocumentReady, Facts = [name], Link = "documents", By = Actor.System.Name, At = clock.Now });
    }, cancel);

    public Task FailAsync(Guid id, string fault, MissingGlyphException? missing, CancellationToken cancel) => SetAsync(id, DocumentJobState.Running, (_, job) =>
    {
        (job.State, job.FinishedAt, job.Fault) = (DocumentJobState.Failed, clock.Now, fault);
        job.FaultStudentId = missing?.Missing[0].Person;
        job.FaultCharacters = missing is null ? null : DocumentNames.Characters(missing.Missing.Where(glyph => glyph.Person == job.FaultStudentId).Select(glyph => glyph.Character));
    }, cancel);

    /// <summary>At a start nothing runs yet: what the rows call running or waiting was cut off by the end before.</summary>
    public async Task InterruptAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        foreach (var job in await db.DocumentJobs.Where(j => j.State == DocumentJobState.Waiting || j.State == DocumentJobState.Running).ToListAsync(cancel))
        {
            job.State = DocumentJobState.Interrupted;
            store.Delete(job.Id);
        }

        await SaveAsync(db, cancel);
    }

    public async Task ExpireAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var now = clock.Now;
        foreach (var job in await db.DocumentJobs.Where(j => j.State == DocumentJobState.Done && j.ExpiresAt <= now).ToListAsync(cancel))
        {
            job.State = DocumentJobState.Expired;
            store.Delete(job.Id);
        }

        await SaveAsync(db, cancel);
    }

    /// <summary>However a job ended, only a finished one leaves a file.</summary>
    public async Task DeleteUnlessDoneAsync(Guid id, CancellationToken cancel)
    {
        await using var db = database.Open();
        if (!await db.DocumentJobs.AnyAsync(j => j.Id == id && j.State == DocumentJobState.Done, cancel))
        {
            store.Delete(id);
        }
    }

    private async Task<DocumentJob?> SetAsync(Guid id, DocumentJobState from, Action<RecordsDbContext, DocumentJob> change, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            await using var db = database.Open();
            if (await db.DocumentJobs.FirstOrDefaultAsync(j => j.Id == id && j.State == from, cancel) is not { } job)
            {
                return null;
            }

            change(db, job);
            try
            {
                await SaveAsync(db, cancel);
                return job;
            }
            catch (DbUpdateConcurrencyException) when (tried < Tries)
            {
                // Its owner cancelled it at this moment: look again.
            }
        }
    }

    private static Task<int> SaveAsync(RecordsDbContext db, CancellationToken cancel)
    {
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        return db.SaveChangesAsync(cancel);
    }
}
