using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

/// <summary>Puts students on record as an import would leave them. Everybody is made up; the ID numbers have valid check digits.</summary>
internal static class Enrolled
{
    public const string IdNumber = "430304200603150015";
    public const string Phone = "+8613812344770";

    private static int _count;

    /// <param name="school">The school's code; the student goes into the first class of its first major.</param>
    public static async Task<Guid> AddAsync(
        TestPortal portal, string school = "02", string name = "单晓明", bool approved = false, bool withNumbers = false, string? className = null, string sex = Sexes.Male)
    {
        var college = await portal.CollegeAsync();
        var studentClass = className is null
            ? college.Classes.Where(c => c.EntryYear == 2026 && college.School(c.SchoolId)!.Code == school).OrderBy(c => c.Name, StringComparer.Ordinal).First()
            : college.Classes.Single(c => c.Name == className);
        await using var db = portal.Open();
        db.Change = new ChangeContext(RecordsPortal.Core.Access.Actor.System) { Source = ChangeSource.List };
        var sealing = portal.Services.GetRequiredService<SealedValues>();
        var student = new Student { CandidateNumber = $"26430304{Interlocked.Increment(ref _count):000000}", Status = StudentStatus.Admitted, StatusSince = portal.Clock.GetUtcNow().UtcDateTime };
        var (wrapped, key) = sealing.NewKey(student.Id);
        db.PersonKeys.Add(wrapped);
        RecordMapping.Apply(student, Values(college, studentClass, name, sex, withNumbers), key, sealing, college);
        (student.ClassId, student.CompletedAt, student.CompletedBy) = (studentClass.Id, approved ? student.StatusSince : null, approved ? "王敏" : null);
        db.Students.Add(student);
        db.IntakeCases.Add(new IntakeCase { Id = student.Id, Year = 2026, State = approved ? IntakeState.Approved : IntakeState.NotBegun });
        await db.SaveChangesAsync();
        return student.Id;
    }

    private static RecordValues Values(CollegeDirectory college, ClassItem studentClass, string name, string sex, bool withNumbers) => RecordValues.Of(
        (RecordField.Name, name),
        (RecordField.Sex, sex),
        (RecordField.BirthDate, "2006-03-15"),
        (RecordField.IdType, IdDocumentTypes.ResidentId),
        (RecordField.IdNumber, withNumbers ? IdNumber : null),
        (RecordField.Phone, withNumbers ? Phone : null),
        (RecordField.Origin, "430304"),
        (RecordField.EntryYear, "2026"),
        (RecordField.FormalAdmissionYear, "2026"),
        (RecordField.CurrentMajor, college.Major(studentClass.MajorId)!.Code),
        (RecordField.FormalMajor, college.Major(studentClass.MajorId)!.Code),
        (RecordField.AdmissionRoute, "GK"));
}
