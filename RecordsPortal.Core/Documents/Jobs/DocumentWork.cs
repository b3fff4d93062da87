using System.IO.Compression;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>Makes the file of one job, in the name of whoever ordered it: one document for a class, an archive with one for each class of a school.</summary>
internal sealed partial class DocumentWork(
    RecordsDb database, WriteLine line, TimeProvider time, DocumentPress press, DocumentStore store, JobStates states, DocumentProgress progress, CollegeClock clock, ILogger<DocumentWork> log)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task RunAsync(Guid job, CancellationToken stopping)
    {
        using var stop = progress.Begin(job, stopping);
        try
        {
            var fault = await MakeAsync(job, stop.Token);
            if (fault is not null)
            {
                await states.FailAsync(job, fault, null, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever cancelled has said so in the row; a host that stops leaves it running, and the next start calls that interrupted.
        }
        catch (MissingGlyphException missing)
        {
            await states.FailAsync(job, DocumentKeys.MissingGlyph, missing, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogFailed(log, job, fault);
            await states.FailAsync(job, DocumentKeys.Broken, null, CancellationToken.None);
        }
        finally
        {
            await states.DeleteUnlessDoneAsync(job, CancellationToken.None);
            progress.End(job);
        }
    }

    /// <returns>Null when the file is there or nobody wants it any more; else the key of what stands against it.</returns>
    private async Task<string?> MakeAsync(Guid id, CancellationToken cancel)
    {
        if (await states.StartAsync(id, cancel) is not { } job)
        {
            return null;
        }

        var owner = new JobOwner(database, job.OwnerId);
        var actor = await owner.GetAsync(cancel);
        if (!actor.May(Feature.DocumentBatches))
        {
            return OutcomeKeys.NotAllowed;
        }

        await using var db = database.Open();
        var college = await ReferenceService.ReadAsync(db, cancel);
        var order = JobStates.OrderOf(job);
        var parts = await JobParts.OfAsync(db, actor.ReachOf(Feature.DocumentBatches), order, college, cancel);
        if (parts.Count == 0)
        {
            return DocumentKeys.Nobody;
        }

        await using var file = store.Begin(id);
        var name = DocumentNames.Of(order.Kind, PlaceOf(order, college), clock.Local(clock.Now), parts.Count == 1 ? DocumentNames.EndingOf(order.Kind) : DocumentNames.Archive);
        var run = new Run(id, order, actor, new Writes(database, line, owner, time), parts);
        if (await WriteAsync(run, file, cancel) is { } fault)
        {
            return fault;
        }

        var hash = file.Complete();
        await file.DisposeAsync();
        store.Keep(id);
        await states.FinishAsync(id, name, parts.Sum(part => part.Students.Count), file.Written, hash, clock.Now + Kept, cancel);
        return null;
    }

    private sealed record Run(Guid Job, DocumentOrder Order, Actor Actor, Writes Writes, IReadOnlyList<JobPart> Parts);

    private async Task<string?> WriteAsync(Run run, Stream file, CancellationToken cancel)
    {
        using var archive = run.Parts.Count == 1 ? null : new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var (done, total) = (0, run.Parts.Sum(part => part.Students.Count));
        progress.Report(run.Job, done, total);
        foreach (var part in run.Parts)
        {
            cancel.ThrowIfCancellationRequested();
            await using var db = database.Open();
            var pressed = await press.PressAsync(
                db, run.Actor, run.Order.Kind, db.Ordered(run.Actor.ReachOf(Feature.DocumentBatches), run.Order).Where(s => part.Students.Contains(s.Id)), cancel);
            if (pressed is null)
            {
                continue;
            }

            if (await NoteAsync(run, pressed, cancel) is { } fault)
            {
                return fault;
            }

            await PutAsync(archive, file, $"{DocumentNames.Safe(part.Name)}.{DocumentNames.EndingOf(run.Order.Kind)}", pressed.Bytes, cancel);
            progress.Report(run.Job, done += part.Students.Count, total);
        }

        return null;
    }

    private static async Task PutAsync(ZipArchive? archive, Stream file, string name, byte[] bytes, CancellationToken cancel)
    {
        if (archive is null)
        {
            await file.WriteAsync(bytes, cancel);
            return;
        }

        // Pages are compressed already: pressing them again costs time and gains nothing.
        await using var entry = await archive.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancel);
        await entry.WriteAsync(bytes, cancel);
    }

    /// <summary>Who is in it stands in the change table before anybody can fetch it.</summary>
    private static async Task<string?> NoteAsync(Run run, Pressed pressed, CancellationToken cancel)
    {
        var outcome = await run.Writes.RunAsync(Guid.CreateVersion7(), Feature.DocumentBatches, scope =>
        {
            scope.Change.ChangeSetId = run.Job;
            scope.Change.Acts.AddRange(pressed.Acts);
            return Task.FromResult(Outcome.Ok(count: pressed.Acts.Count));
        }, cancel);
        return outcome switch
        {
            Outcome.Done => null,
            Outcome.Refused refused => refused.Key,
            Outcome.Unavailable unavailable => unavailable.Key,
            _ => DocumentKeys.Broken,
        };
    }

    private static string PlaceOf(DocumentOrder order, CollegeDirectory college) =>
        college.Class(order.Class)?.Name ?? $"{college.School(order.School)?.Name}{order.Year}级";

    [LoggerMessage(Level = LogLevel.Error, Message = "The documents of job {Job} could not be made.")]
    private static partial void LogFailed(ILogger log, Guid job, Exception fault);
}
