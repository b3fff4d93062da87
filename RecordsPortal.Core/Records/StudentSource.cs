using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>From a question to the students it means, for list and sheet alike; only a search by name or number alone is counted and put in order where names and numbers stand (<see cref="NamedStudents"/>).</summary>
internal static class StudentSource
{
    /// <param name="many">True where a search is known to find a great many: they are then picked out while the list is read in its order.</param>
    public static async Task<IQueryable<Student>> OfAsync(
        RecordsDbContext db, StudentQuestion question, SealedValues sealing, CollegeClock clock, CancellationToken cancel, bool many = false)
    {
        var query = question.Query;
        var few = query.Text is not null && !many;
        var within = few ? db.StudentsSoughtWithin(question.Reach) : db.StudentsListedWithin(question.Reach);
        var students = (await InSchoolAsync(db, within, query.School, few, cancel))
            .Matching(db, query.Text, sealing, db.StudentsWithin(question.SealedReach), many)
            .InPlace(db, query)
            .ByPerson(query)
            .ByReview(db, query, clock);
        students = query.Reached is { } stage ? students.Reached(db, stage) : students;
        students = query.Short is { } missing ? students.ShortOf(db, missing) : students;
        return query.Flag is { } flag ? students.Flagged(db, flag, db.StudentsWithin(question.Reach)) : students;
    }

    /// <summary>
    /// Said as an equality, a school gives the rows in their order from an index that begins with it; but the database would then begin there
    /// too when a few were sought by name among ten thousand.
    /// </summary>
    private static async Task<IQueryable<Student>> InSchoolAsync(RecordsDbContext db, IQueryable<Student> students, string? code, bool few, CancellationToken cancel)
    {
        if (code is null)
        {
            return students;
        }

        var school = await db.Schools.Where(s => s.Code == code).Select(s => s.Id).FirstOrDefaultAsync(cancel);
        return few ? students.Where(s => RecordsDbContext.Unindexed(s.SchoolId) == school) : students.Where(s => s.SchoolId == school);
    }

    public static IQueryable<StudentRow> Rows(this IQueryable<Student> students, RecordsDbContext db) => students.Select(s => new StudentRow(
        s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.Sex, s.EntryYear, s.SchoolId, s.CurrentMajorId, s.ClassId, s.Status,
        db.IntakeCases.Where(c => c.Id == s.Id).Select(c => (Intake.IntakeState?)c.State).FirstOrDefault(),
        s.AdmissionRoute, s.Origin, s.BirthDate, s.EthnicGroup, s.PoliticalStatus, s.ChangedAt));
}
