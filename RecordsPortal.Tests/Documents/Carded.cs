using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;
using SkiaSharp;

namespace RecordsPortal.Tests.Documents;

/// <summary>Puts students on record with everything a card can show. Everybody is made up; the ID numbers have valid check digits.</summary>
internal static class Carded
{
    /// <summary>Of the first student of a portal.</summary>
    public const string IdNumber = "430304200603150015";

    private static int _count;

    /// <param name="of">Changes what this one has otherwise.</param>
    public static async Task<Guid> AddAsync(
        TestPortal portal, string name = "单晓明", string school = "02", string sex = Sexes.Male, bool isApproved = true, bool isSubmitted = false, bool hasPhoto = false, string? className = null,
        Func<RecordValues, RecordValues>? of = null)
    {
        var college = await portal.CollegeAsync();
        var studentClass = className is null
            ? college.Classes.Where(c => c.EntryYear == 2026 && college.School(c.SchoolId)!.Code == school).OrderBy(c => c.Name, StringComparer.Ordinal).First()
            : college.Classes.Single(c => c.Name == className);
        var number = Interlocked.Increment(ref _count);
        await using var db = portal.Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.List };
        var sealing = portal.Services.GetRequiredService<SealedValues>();
        var student = new Student { CandidateNumber = $"26430305{number:000000}", Status = StudentStatus.Active, StatusSince = portal.Clock.GetUtcNow().UtcDateTime };
        var (wrapped, key) = sealing.NewKey(student.Id);
        db.PersonKeys.Add(wrapped);
        var values = Values(college.Major(studentClass.MajorId)!.Code, name).With(RecordField.IdNumber, NumberOf(db.Students.Count())).With(RecordField.Sex, sex);
        values = of?.Invoke(values) ?? values;
        RecordMapping.Apply(student, values, key, sealing, college);
        (student.ClassId, student.StudentNumber) = (studentClass.Id, $"202602{number:0000}");
        (student.CompletedAt, student.CompletedBy) = (isApproved ? student.StatusSince : null, isApproved ? "王敏" : null);
        student.PhotoId = hasPhoto ? await PhotoAsync(portal, db, student, key) : null;
        db.Students.Add(student);
        db.IntakeCases.Add(new IntakeCase { Id = student.Id, Year = 2026, Round = 1, State = isApproved ? IntakeState.Approved : isSubmitted ? IntakeState.Submitted : IntakeState.Draft });
        if (isSubmitted)
        {
            var content = new IntakeContent(values.Fields.ToDictionary(field => field, field => new ItemAnswer(values[field])));
            db.Submissions.Add(new Submission { StudentId = student.Id, Round = 1, Content = key.SealSubmission(content), SubmittedAt = student.StatusSince, ReceiptNumber = $"X2026{number:000000}" });
        }

        await db.SaveChangesAsync();
        return student.Id;
    }

    /// <summary>A man's number each time, with its check digit.</summary>
    private static string NumberOf(int before)
    {
        var seventeen = $"43030420060315{(2 * before) + 1:000}";
        return seventeen + RecordsPortal.Core.Registry.Rules.IdNumber.CheckDigit(seventeen);
    }

    private static async Task<Guid> PhotoAsync(TestPortal portal, RecordsPortal.Core.RecordsDbContext db, Student student, RecordsPortal.Core.Common.PersonKey key)
    {
        using var picture = new SKBitmap(480, 640);
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 80);
        var row = new Attachment { StudentId = student.Id, Purpose = AttachmentPurpose.Photo, ContentType = "image/jpeg", Bytes = encoded.Size };
        await portal.Services.GetRequiredService<SealedFiles>().WriteAsync(row.Id, key, encoded.ToArray(), CancellationToken.None);
        db.Attachments.Add(row);
        return row.Id;
    }

    private static RecordValues Values(string major, string name) => RecordValues.Of(
        (RecordField.Name, name),
        (RecordField.BirthDate, "2006-03-15"),
        (RecordField.IdType, IdDocumentTypes.ResidentId),
        (RecordField.Phone, "+8613812344770"),
        (RecordField.NativePlace, "430304"),
        (RecordField.Origin, "653125"),
        (RecordField.EntryYear, "2026"),
        (RecordField.FormalAdmissionYear, "2026"),
        (RecordField.CurrentMajor, major),
        (RecordField.FormalMajor, major),
        (RecordField.AdmissionRoute, "GK"),
        (RecordField.EthnicGroup, "05"),
        (RecordField.PoliticalStatus, "03"),
        (RecordField.AddressDivision, "430304"),
        (RecordField.AddressDetail, "书院路街道建设北路12号3栋2单元501室"),
        (RecordField.PostalCode, "411100"),
        (RecordField.GraduatedFrom, "湘潭市第一中学"),
        (RecordField.AdmissionScore, "412.5"),
        (RecordField.Remarks, "入学后参加军训。"),
        (RecordField.Schooling, RecordLists.Text<SchoolingEntry>([new("2023-09", "2026-06", "湘潭市第一中学", "张伟")])),
        (RecordField.Family, RecordLists.Text<FamilyMember>([new("51", "单建军", "13", "湘潭钢铁厂", "+8613812344771")])));
}
