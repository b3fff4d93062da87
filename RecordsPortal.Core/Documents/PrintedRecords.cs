using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Forms;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Documents;

/// <summary>Reads students as documents show them to one person: whole numbers only where that person may reveal them.</summary>
internal sealed class PrintedRecords(SealedValues sealing, SealedFiles files, CollegeClock clock)
{
    /// <summary>All in the order given. Run it in one snapshot, or the sequences may tell of changes that the values do not show.</summary>
    public async Task<IReadOnlyList<PrintedRecord>> ReadAsync(
        RecordsDbContext db, Actor actor, IReadOnlyList<Student> students, CollegeDirectory college, bool withPhotos, CancellationToken cancel)
    {
        var ids = students.Select(s => s.Id).ToList();
        var keys = await sealing.KeysOfAsync(db, ids, cancel);
        var sequences = await db.Changes.AsNoTracking().Where(c => c.StudentId != null && ids.Contains(c.StudentId.Value))
            .GroupBy(c => c.StudentId!.Value).Select(g => new { g.Key, Last = g.Max(c => c.Sequence) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancel);
        var whole = actor.ReachOf(Feature.RevealSealed);
        var records = new List<PrintedRecord>(students.Count);
        foreach (var student in students)
        {
            var key = keys.GetValueOrDefault(student.Id);
            var record = Record(student, RecordMapping.Read(student, key, college), college, whole.Includes(student.Id, student.SchoolId, student.ClassId), sequences.GetValueOrDefault(student.Id));
            records.Add(withPhotos && student.PhotoId is { } photo && key is not null ? record with { Photo = await files.ReadAsync(photo, key, cancel) } : record);
        }

        return records;
    }

    /// <summary>The same of values from elsewhere: what was submitted instead of what stands on record.</summary>
    public PrintedRecord Record(Student student, RecordValues values, CollegeDirectory college, bool isWhole, long sequence) => new(
        student.Id,
        (isWhole ? values : Masked(values)).With(RecordField.Family, null).With(RecordField.Schooling, null),
        student.StudentNumber,
        student.Status,
        college.School(student.SchoolId),
        college.Major(student.CurrentMajorId),
        college.Class(student.ClassId),
        student.CheckedInAt is { } at ? DateOnly.FromDateTime(clock.Local(at)) : null,
        RecordLists.Schooling(values[RecordField.Schooling]),
        [.. RecordLists.Family(values[RecordField.Family]).Select(member => isWhole ? member : member with { Phone = member.Phone is null ? null : Mask.Phone(member.Phone) })],
        null,
        isWhole,
        sequence);

    private static RecordValues Masked(RecordValues values) => values
        .With(RecordField.IdNumber, Mask.IdNumber(values[RecordField.IdNumber]))
        .With(RecordField.Phone, values.Has(RecordField.Phone) ? Mask.Phone(values[RecordField.Phone]) : null);
}
