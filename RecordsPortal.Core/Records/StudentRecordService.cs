using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Records;

/// <summary>Reads one student's record for staff.</summary>
public sealed class StudentRecordService(RecordsDb database, SealedValues sealing, RecordHistory history, ReferenceService reference, ICurrentUser user)
{
    private static readonly Feature[] _perStudent =
    [
        Feature.RevealSealed, Feature.ResetCodes, Feature.CheckIn, Feature.AssistedEntry, Feature.Classes, Feature.Chase, Feature.Review, Feature.ChangeTable, Feature.PrintRecords,
        Feature.CorrectionRequest, Feature.CorrectionApproval,
    ];

    /// <summary>Null where there is no such student, or none the person acting may see: the two are the same.</summary>
    public async Task<StudentRecord?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = await database.OpenConnectedAsync(cancel);
        // In one question: opening and asking costs more than the rows do.
        var found = await (
            from s in db.StudentsWithin(actor.ReachOf(Feature.Students)).AsNoTracking().Where(s => s.Id == id)
            join k in db.PersonKeys on s.Id equals k.StudentId into keys
            from k in keys.DefaultIfEmpty()
            join c in db.IntakeCases on s.Id equals c.Id into cases
            from c in cases.DefaultIfEmpty()
            join a in db.Users on s.Id equals a.StudentId into accounts
            from a in accounts.DefaultIfEmpty()
            select new { Student = s, Key = k, Case = c, Account = a == null ? null : new AccountSummary(a.CreatedAt, a.IsDisabled) }).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var (student, key) = (found.Student, sealing.Open(found.Key));
        var values = RecordMapping.Read(student, key, await reference.DirectoryAsync(cancel));
        return new StudentRecord(
            id,
            Masked(values),
            student.StudentNumber,
            student.Status,
            student.StatusSince,
            student.SchoolId,
            student.ClassId,
            [.. List<FamilyMember>(values[RecordField.Family]).Select(m => m with { Phone = m.Phone is null ? null : Mask.Phone(m.Phone) })],
            List<SchoolingEntry>(values[RecordField.Schooling]),
            student.PhotoId,
            new RecordMilestones(student.CompletedAt, student.CompletedBy, student.CheckedInAt, student.CheckedInBy, student.ReExaminationDue, student.RegisteredOn),
            found.Case is null ? null : await IntakeAsync(db, found.Case, cancel),
            found.Account,
            await history.ReadAsync(db, id, key, cancel),
            _perStudent.Where(feature => actor.ReachOf(feature).Includes(student.Id, student.SchoolId, student.ClassId)).ToHashSet(),
            IsErased: key is null);
    }

    /// <summary>Without the items that are shown as lists: their text holds what must not leave unmasked.</summary>
    private static RecordValues Masked(RecordValues values) => values
        .With(RecordField.IdNumber, Mask.IdNumber(values[RecordField.IdNumber]))
        .With(RecordField.Phone, values.Has(RecordField.Phone) ? Mask.Phone(values[RecordField.Phone]) : null)
        .With(RecordField.Family, null)
        .With(RecordField.Schooling, null);

    private static List<T> List<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<T>>(json) ?? [];

    private static async Task<IntakeSummary> IntakeAsync(RecordsDbContext db, IntakeCase intake, CancellationToken cancel)
    {
        var id = intake.Id;
        var receipts = await db.Submissions.AsNoTracking().Where(s => s.StudentId == id).OrderByDescending(s => s.Round)
            .Select(s => new ReceiptItem(s.Round, s.ReceiptNumber, s.SubmittedAt)).ToListAsync(cancel);
        var notices = await db.PrivacyAcknowledgements.AsNoTracking().Where(a => a.StudentId == id).OrderByDescending(a => a.NoticeNumber)
            .Select(a => new NoticeItem(a.NoticeNumber, a.At)).ToListAsync(cancel);
        return new IntakeSummary(
            intake.Year, intake.State, intake.Round, intake.BegunAt, intake.SubmittedAt, intake.ReviewedBy, intake.ReviewedAt, intake.ClaimedBy,
            intake.PreCheckedBy, intake.PreCheckedAt, intake.AssistedBy, intake.AssistedReason, intake.ExtendedUntil, intake.Warnings, intake.Differences,
            receipts, intake.State == IntakeState.Returned ? await ReturnedAsync(db, intake, cancel) : [], notices);
    }

    private static Task<List<ReturnedItem>> ReturnedAsync(RecordsDbContext db, IntakeCase intake, CancellationToken cancel) =>
        db.FieldDecisions.AsNoTracking().Where(d => d.StudentId == intake.Id && d.Round == intake.Round && !d.IsAccepted).OrderBy(d => d.Id)
            .Select(d => new { d.Field, Canned = db.CannedReasons.FirstOrDefault(r => r.Key == d.ReasonKey), d.ReasonText, d.DecidedBy, d.DecidedAt })
            .Select(d => new ReturnedItem(d.Field, d.Canned!.TextZh, d.Canned.TextEn, d.ReasonText, d.DecidedBy, d.DecidedAt)).ToListAsync(cancel);
}
