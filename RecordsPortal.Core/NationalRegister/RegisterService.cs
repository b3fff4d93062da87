using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.NationalRegister;

/// <summary>Marks records as entered in the national register, in batches, and takes a batch back by a second act with its reason.</summary>
public sealed class RegisterService(Writes writes, ICurrentUser user, CollegeClock clock)
{
    private const int Chunk = 500;

    /// <summary>Notes whom a batch will be about; nobody is marked yet. The receipt has the batch's id.</summary>
    /// <param name="file">A list out of the register, .xlsx or .csv; null where the choice alone says who.</param>
    public async Task<Outcome> PrepareAsync(Guid command, RegisterChoice choice, string? fileName, Stream? file, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.NationalRegistration))
        {
            return new Outcome.Refused(OutcomeKeys.NotAllowed);
        }

        RegisterFile? list = null;
        try
        {
            list = file is null ? null : await RegisterFile.ReadAsync(fileName ?? "", file, cancel);
        }
        catch (Exception fault) when (fault is SheetRefusedException or InvalidDataException or System.Xml.XmlException)
        {
            return new Outcome.Refused(RegisterRefusals.FileUnreadable);
        }

        return choice.IsEmpty && list is null
            ? new Outcome.Refused(RegisterRefusals.NobodyChosen)
            : await writes.RunAsync(command, Feature.NationalRegistration, scope => PrepareAsync(scope, choice, list, cancel), cancel);
    }

    /// <param name="on">The day the register has taken them in; not after today.</param>
    public Task<Outcome> MarkAsync(Guid command, Guid id, DateOnly? on, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.NationalRegistration, async scope =>
        {
            if (await scope.Db.RegistrationBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancel) is not { } batch)
            {
                return new Outcome.NotFound();
            }

            if (batch.State != RegistrationBatchState.Prepared)
            {
                return new Outcome.Refused(RegisterRefusals.NotPrepared);
            }

            if (DateFault(on) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(on), fault)]);
            }

            var ready = (await RegisterStudents.OfAsync(scope.Db, scope.Reach, batch, cancel)).Where(s => s.IsReady).Select(s => s.Id).ToList();
            if (ready.Count == 0)
            {
                return new Outcome.Refused(RegisterRefusals.NobodyReady);
            }

            scope.Change.ChangeSetId = id;
            await SetAsync(scope.Db, ready, on, id, cancel);
            batch = await scope.Db.RegistrationBatches.SingleAsync(b => b.Id == id, cancel);
            (batch.State, batch.RegisteredOn, batch.Count) = (RegistrationBatchState.Marked, on, ready.Count);
            (batch.MarkedBy, batch.MarkedAt) = (scope.Actor.Name, scope.Now);
            return Outcome.Ok(id, count: ready.Count);
        }, cancel);

    /// <summary>Takes the mark from those this batch gave it to.</summary>
    public Task<Outcome> RevertAsync(Guid command, Guid id, string reason, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.NationalRegistration, async scope =>
        {
            if (await scope.Db.RegistrationBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancel) is not { } batch)
            {
                return new Outcome.NotFound();
            }

            if (batch.State != RegistrationBatchState.Marked)
            {
                return new Outcome.Refused(RegisterRefusals.NotMarked);
            }

            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            var marked = await scope.Db.StudentsWithin(scope.Reach).Where(s => s.RegistrationBatchId == id).Select(s => s.Id).ToListAsync(cancel);
            (scope.Change.ChangeSetId, scope.Change.Reason) = (id, reason.Trim());
            await SetAsync(scope.Db, marked, null, null, cancel);
            batch = await scope.Db.RegistrationBatches.SingleAsync(b => b.Id == id, cancel);
            (batch.State, batch.RevertedBy, batch.RevertedAt, batch.RevertReason) = (RegistrationBatchState.Reverted, scope.Actor.Name, scope.Now, reason.Trim());
            return Outcome.Ok(id, count: marked.Count);
        }, cancel);

    private static async Task<Outcome> PrepareAsync(WriteScope scope, RegisterChoice choice, RegisterFile? list, CancellationToken cancel)
    {
        var batch = new RegistrationBatch
        {
            Year = choice.Year,
            MajorId = choice.MajorId,
            ClassId = choice.ClassId,
            FileName = list?.Name,
            FileHash = list?.Hash,
            PreparedBy = scope.Actor.Name,
            PreparedAt = scope.Now,
        };
        if (list is not null)
        {
            var (numbers, unknown) = await RegisterStudents.ReadAsync(scope.Db, scope.Reach, list, cancel);
            (batch.Numbers, batch.UnknownRows) = (JsonSerializer.Serialize(numbers), JsonSerializer.Serialize(unknown));
        }

        scope.Db.RegistrationBatches.Add(batch);
        return Outcome.Ok(batch.Id);
    }

    private static async Task SetAsync(RecordsDbContext db, List<Guid> students, DateOnly? on, Guid? batch, CancellationToken cancel)
    {
        foreach (var chunk in students.Chunk(Chunk))
        {
            foreach (var student in await db.Students.Where(s => chunk.Contains(s.Id)).ToListAsync(cancel))
            {
                (student.RegisteredOn, student.RegistrationBatchId) = (on, batch);
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private string? DateFault(DateOnly? on) => on switch
    {
        null => RegisterRefusals.DateMissing,
        { } day when day > clock.Today => RegisterRefusals.DateInFuture,
        _ => null,
    };
}
