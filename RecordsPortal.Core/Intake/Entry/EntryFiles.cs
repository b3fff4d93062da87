using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Opens the file of one student's entry. Public as a handle for services' constructors only.</summary>
public sealed class EntryFiles
{
    private readonly SealedValues _sealing;
    private readonly CollegeClock _clock;

    internal EntryFiles(SealedValues sealing, CollegeClock clock) => (_sealing, _clock) = (sealing, clock);

    /// <returns>Null where there is no such student, none this person may reach, or none with an intake.</returns>
    internal async Task<EntryFile?> OpenAsync(RecordsDbContext db, Reach reach, Guid id, CancellationToken cancel)
    {
        var student = await db.StudentsWithin(reach).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        var intake = student is null ? null : await db.IntakeCases.FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (student is null || intake is null || await _sealing.KeyOfAsync(db, id, cancel) is not { } key)
        {
            return null;
        }

        var draft = await db.IntakeDrafts.FirstOrDefaultAsync(d => d.Id == id, cancel);
        var submission = await db.Submissions.AsNoTracking().Where(s => s.StudentId == id).OrderByDescending(s => s.Round).FirstOrDefaultAsync(cancel);
        var content = ContentOf(intake.State, draft, submission, key);
        var decisions = await DecisionsAsync(db, id, cancel);
        var notice = await NoticeAsync(db, cancel);
        return new EntryFile(
            student, intake, draft, key, await db.ListValuesAsync(id, key, cancel), content, submission, decisions,
            await DatesAsync(db, student, intake, decisions, cancel), notice, notice is not null && await IsReadAsync(db, id, notice, cancel),
            await FactsAsync(db, id, content, cancel));
    }

    private static IntakeContent ContentOf(IntakeState state, IntakeDraft? draft, Submission? submission, PersonKey key) => (state, draft, submission) switch
    {
        (IntakeState.Submitted or IntakeState.Approved, _, { } submitted) => key.OpenSubmission(submitted),
        (_, { } begun, _) => key.OpenDraft(begun),
        (_, null, { } submitted) => key.OpenSubmission(submitted),
        _ => IntakeContent.Empty,
    };

    private static async Task<IReadOnlyList<FieldDecision>> DecisionsAsync(RecordsDbContext db, Guid id, CancellationToken cancel)
    {
        var decisions = await db.FieldDecisions.AsNoTracking().Where(d => d.StudentId == id).ToListAsync(cancel);
        var last = decisions.Count == 0 ? 0 : decisions.Max(d => d.Round);
        return [.. decisions.Where(d => d.Round == last).OrderBy(d => d.Field)];
    }

    private async Task<EntryDates> DatesAsync(RecordsDbContext db, Student student, IntakeCase intake, IReadOnlyList<FieldDecision> decisions, CancellationToken cancel)
    {
        var windows = await db.IntakeWindows.AsNoTracking().Where(w => w.Year == intake.Year).ToListAsync(cancel);
        DateOnly? returnedOn = intake.State == IntakeState.Returned && decisions.Count > 0
            ? DateOnly.FromDateTime(_clock.Local(decisions.Max(d => d.DecidedAt)))
            : null;
        return EntryDates.Of(windows, student.AdmissionRoute, intake.ExtendedUntil, returnedOn);
    }

    private Task<PrivacyNotice?> NoticeAsync(RecordsDbContext db, CancellationToken cancel) => db.PrivacyNotices.AsNoTracking()
        .Where(n => n.InForceFrom <= _clock.Today).OrderByDescending(n => n.Number).FirstOrDefaultAsync(cancel);

    private static Task<bool> IsReadAsync(RecordsDbContext db, Guid id, PrivacyNotice notice, CancellationToken cancel) =>
        db.PrivacyAcknowledgements.AnyAsync(a => a.StudentId == id && a.NoticeNumber == notice.Number, cancel);

    private async Task<RuleFacts> FactsAsync(RecordsDbContext db, Guid id, IntakeContent content, CancellationToken cancel)
    {
        var (number, phone) = (content.Of(RecordField.IdNumber)?.Value, content.Of(RecordField.Phone)?.Value);
        var college = await ReferenceService.ReadAsync(db, cancel);
        return new RuleFacts
        {
            Today = _clock.Today,
            Majors = college.Majors.DistinctBy(m => m.Code).ToDictionary(m => m.Code, m => m.Name),
            IdNumberHeldBy = number is null ? NumberHolder.Nobody : await HolderAsync(db, id, _sealing.IdNumberIndex(number), cancel),
            OthersWithPhone = phone is null ? 0 : await OthersAsync(db, id, _sealing.PhoneIndex(phone), cancel),
        };
    }

    // Asked of everybody, not of the reach: that a number is taken is true whoever asks, and no more than that is told.
    private static async Task<NumberHolder> HolderAsync(RecordsDbContext db, Guid id, byte[] index, CancellationToken cancel)
    {
        var holders = await db.Students.AsNoTracking().Where(s => s.IdNumberIndex == index && s.Id != id).Select(s => s.Status).ToListAsync(cancel);
        return holders switch
        {
            [] => NumberHolder.Nobody,
            _ when holders.Any(s => s is StudentStatus.Admitted or StudentStatus.EntryDeferred or StudentStatus.Active) => NumberHolder.ActiveStudent,
            _ => NumberHolder.FormerStudent,
        };
    }

    private static Task<int> OthersAsync(RecordsDbContext db, Guid id, byte[] index, CancellationToken cancel) =>
        db.Students.CountAsync(s => s.PhoneIndex == index && s.Id != id, cancel);
}
