using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>From a question to the students it means; list and sheet begin here, so they cannot differ.</summary>
internal static class StudentSource
{
    public static async Task<IQueryable<Student>> OfAsync(RecordsDbContext db, StudentQuestion question, SealedValues sealing, CollegeClock clock, CancellationToken cancel)
    {
        var query = question.Query;
        var school = query.School is null ? Guid.Empty : await db.Schools.Where(s => s.Code == query.School).Select(s => s.Id).FirstOrDefaultAsync(cancel);
        var students = InSchool(db.StudentsWithin(question.Reach), question, school)
            .Matching(db, query.Text, sealing, db.StudentsWithin(question.SealedReach))
            .InPlace(db, query)
            .ByPerson(query)
            .ByReview(db, query, clock);
        students = query.Reached is { } stage ? students.Reached(db, stage) : students;
        students = query.Short is { } missing ? students.ShortOf(db, missing) : students;
        return query.Flag is { } flag ? students.Flagged(db, flag, db.StudentsWithin(question.Reach)) : students;
    }

    /// <summary>
    /// Said as an equality, a school gives the rows in their order from an index that begins with it. But the database would then begin there
    /// too when a few were sought by name among ten thousand, so beside a search the same is said as a set.
    /// </summary>
    private static IQueryable<Student> InSchool(IQueryable<Student> students, StudentQuestion question, Guid school)
    {
        Guid[] schools = [.. question.Query.School is null ? [] : (Guid[])[school], .. question.Reach is { IsCollege: false, Schools: [var own], Classes: [], Own: null } ? [own] : (Guid[])[]];
        foreach (var one in schools)
        {
            Guid[] set = [one];
            students = question.Query.Text is null ? students.Where(s => s.SchoolId == one) : students.Where(s => set.Contains(s.SchoolId));
        }

        return students;
    }

    public static IQueryable<StudentRow> Rows(this IQueryable<Student> students, RecordsDbContext db) => students.Select(s => new StudentRow(
        s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.Sex, s.EntryYear, s.SchoolId, s.CurrentMajorId, s.ClassId, s.Status,
        db.IntakeCases.Where(c => c.Id == s.Id).Select(c => (Intake.IntakeState?)c.State).FirstOrDefault(),
        s.AdmissionRoute, s.Origin, s.BirthDate, s.EthnicGroup, s.PoliticalStatus, s.ChangedAt));
}
