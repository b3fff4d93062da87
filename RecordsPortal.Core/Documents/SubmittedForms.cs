using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Forms;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents;

/// <summary>Reads what students submitted last, as the registration form shows it.</summary>
internal sealed class SubmittedForms(PrintedRecords records, SealedValues sealing, SealedFiles files, CollegeClock clock)
{
    /// <summary>Of those who submitted and whose key still stands; in the order given.</summary>
    public async Task<IReadOnlyList<RegistrationForm>> ReadAsync(
        RecordsDbContext db, Actor actor, IReadOnlyList<Student> students, CollegeDirectory college, CancellationToken cancel)
    {
        var ids = students.Select(s => s.Id).ToList();
        var keys = await sealing.KeysOfAsync(db, ids, cancel);
        var submissions = (await db.Submissions.AsNoTracking().Where(s => ids.Contains(s.StudentId)).ToListAsync(cancel))
            .GroupBy(s => s.StudentId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Round)!);
        var notices = (await db.PrivacyAcknowledgements.AsNoTracking().Where(a => ids.Contains(a.StudentId)).ToListAsync(cancel)).ToLookup(a => a.StudentId);
        var found = new List<RegistrationForm>();
        foreach (var now in await records.ReadAsync(db, actor, students, college, withPhotos: false, cancel))
        {
            if (keys.TryGetValue(now.Id, out var key) && submissions.TryGetValue(now.Id, out var submission))
            {
                int? notice = notices[now.Id].Where(a => a.At <= submission.SubmittedAt).Select(a => (int?)a.NoticeNumber).Max();
                var values = key.OpenSubmission(submission).Values().With(RecordField.CandidateNumber, now.Values[RecordField.CandidateNumber]);
                var record = records.Record(students.First(s => s.Id == now.Id), values, college, now.IsWhole, now.Sequence);
                found.Add(new RegistrationForm(
                    record with { Photo = await PhotoAsync(values, key, cancel) }, submission.ReceiptNumber, clock.Local(submission.SubmittedAt), submission.TruthVersion,
                    submission.AssistedBy, submission.AssistedReason, notice));
            }
        }

        return found;
    }

    private async Task<byte[]?> PhotoAsync(RecordValues values, PersonKey key, CancellationToken cancel) =>
        Guid.TryParse(values[RecordField.Photo], out var photo) ? await files.ReadAsync(photo, key, cancel) : null;
}
