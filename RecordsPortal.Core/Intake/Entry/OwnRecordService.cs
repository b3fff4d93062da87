using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Shows students everything about themselves: the data, who changed it, who looked at it, who answers for it.</summary>
public sealed class OwnRecordService(RecordsDb database, ICurrentUser user, Writes writes, EntryFiles files, SealedValues sealing)
{
    private const int LongestHistory = 200;

    /// <returns>Null for somebody who is no student.</returns>
    public async Task<OwnRecord?> LoadAsync(CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var reach = actor.ReachOf(Feature.OwnRecord);
        var student = await db.StudentsWithin(reach).AsNoTracking().FirstOrDefaultAsync(s => s.Id == actor.StudentId, cancel);
        if (student is null)
        {
            return null;
        }

        var college = await ReferenceService.ReadAsync(db, cancel);
        var file = await files.OpenAsync(db, reach, student.Id, cancel);
        var school = college.School(student.SchoolId);
        var values = await ValuesAsync(db, student, file, college, cancel);
        return new OwnRecord(
            student.StudentNumber, student.CandidateNumber, student.Status, student.StatusSince, college.Class(student.ClassId)?.Name, school?.Name, school?.NameEn,
            file?.Case.State, file?.Case.ReceiptNumber, file?.Submission?.AssistedBy, file?.Submission?.AssistedReason,
            Masked(values), Guid.TryParse(values[RecordField.Photo], out var photo) ? photo : null,
            student.CompletedBy, student.CompletedAt, student.CheckedInBy, student.CheckedInAt, student.ReExaminationDue,
            await EventsAsync(db, student.Id, cancel));
    }

    /// <summary>ID number and phone in full, to their owner; noted like every other reveal, so that a stranger at an open phone leaves a trace.</summary>
    public async Task<RecordValues?> RevealAsync(Guid command, CancellationToken cancel = default)
    {
        RecordValues? revealed = null;
        await writes.RunAsync(command, Feature.OwnRecord, async scope =>
        {
            var id = scope.Actor.StudentId ?? Guid.Empty;
            var student = await scope.Db.StudentsWithin(scope.Reach).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
            if (student is null)
            {
                return new Outcome.NotFound();
            }

            var college = await ReferenceService.ReadAsync(scope.Db, cancel);
            var values = await ValuesAsync(scope.Db, student, await files.OpenAsync(scope.Db, scope.Reach, id, cancel), college, cancel);
            revealed = RecordValues.Of((RecordField.IdNumber, values[RecordField.IdNumber]), (RecordField.Phone, values[RecordField.Phone]));
            scope.Change.Acts.AddRange(revealed.Fields.Select(field => new ChangeEntry
            {
                Kind = nameof(Student),
                RecordId = id,
                StudentId = id,
                Action = ChangeAction.Revealed,
                Field = RecordMapping.Columns[field],
                Source = ChangeSource.Student,
            }));
            return Outcome.Ok(id);
        }, cancel);
        return revealed;
    }

    // Before approval the row still holds the list's word, and name, ID number and phone must be typed without having seen it.
    private async Task<RecordValues> ValuesAsync(RecordsDbContext db, Student student, EntryFile? file, CollegeDirectory college, CancellationToken cancel) =>
        file is null || student.CompletedAt is not null
            ? RecordMapping.Read(student, await sealing.KeyOfAsync(db, student.Id, cancel), college)
            : file.Offered.Fields.Aggregate(file.Content.Values(), (values, field) => values.Has(field) ? values : values.With(field, file.Offered[field]));

    private static RecordValues Masked(RecordValues values) => values
        .With(RecordField.IdNumber, Mask.IdNumber(values[RecordField.IdNumber]))
        .With(RecordField.Phone, Mask.Phone(values[RecordField.Phone]));

    private static async Task<IReadOnlyList<OwnEvent>> EventsAsync(RecordsDbContext db, Guid student, CancellationToken cancel)
    {
        string[] kinds = [nameof(Student), nameof(IntakeCase), nameof(ResetCode)];
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.StudentId == student && kinds.Contains(c.Kind)).OrderByDescending(c => c.Sequence).Take(LongestHistory).ToListAsync(cancel);
        return [.. lines.GroupBy(OwnEvents.Act).Select(OwnEvents.Of).OfType<OwnEvent>()];
    }
}
