using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>The answers that open student lists share. Ask through <see cref="StudentList"/>, which knows whom the asker may see.</summary>
public sealed class StudentListAnswers
{
    private readonly RecordsDb _database;
    private readonly SealedValues _sealing;
    private readonly CollegeClock _clock;
    private readonly ChangeFeed _feed;

    public StudentListAnswers(RecordsDb database, SealedValues sealing, CollegeClock clock, ChangeFeed feed)
    {
        (_database, _sealing, _clock, _feed) = (database, sealing, clock, feed);
        Shared = new SharedAnswers<StudentQuestion, Page<StudentRow>>(feed, AskAsync);
    }

    internal SharedAnswers<StudentQuestion, Page<StudentRow>> Shared { get; }

    private async Task<Page<StudentRow>> AskAsync(StudentQuestion question, CancellationToken cancel)
    {
        var sequence = _feed.Sequence;
        await using var db = _database.Open();
        var students = Filtered(db, question);
        var total = await students.CountAsync(cancel);
        var rows = await Sorted(db, students, question.Query)
            .Skip((question.Query.Page - 1) * Limits.PageSize).Take(Limits.PageSize)
            .Select(s => new
            {
                Student = new { s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.Sex, s.EntryYear, s.CurrentMajorId, s.ClassId, s.Status, s.AdmissionRoute, s.ChangedAt },
                Case = db.IntakeCases.Where(c => c.Id == s.Id).Select(c => new { c.State, c.ChangedAt }).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return new Page<StudentRow>([.. rows.Select(r => new StudentRow(
            r.Student.Id, r.Student.Name, r.Student.CandidateNumber, r.Student.StudentNumber, r.Student.Sex, r.Student.EntryYear, r.Student.CurrentMajorId,
            r.Student.ClassId, r.Student.Status, r.Case?.State, r.Student.AdmissionRoute, Later(r.Student.ChangedAt, r.Case?.ChangedAt)))], total, sequence);
    }

    private IQueryable<Student> Filtered(RecordsDbContext db, StudentQuestion question)
    {
        var query = question.Query;
        var students = db.StudentsWithin(question.Reach).AsNoTracking()
            .Matching(query.Text, _sealing, db.StudentsWithin(question.SealedReach))
            .InPlace(db, query)
            .ByPerson(query)
            .ByReview(db, query, _clock);
        students = query.Reached is { } stage ? students.Reached(db, stage) : students;
        return query.Short is { } missing ? students.ShortOf(db, missing) : students;
    }

    private static IQueryable<Student> Sorted(RecordsDbContext db, IQueryable<Student> students, StudentListQuery query)
    {
        var sorted = query.Sort switch
        {
            "number" => By(students, s => s.StudentNumber),
            "name" => By(students, s => s.NamePinyin),
            "class" => By(students, s => db.Classes.Where(c => c.Id == s.ClassId).Select(c => c.Name).FirstOrDefault()),
            "changed" => By(students, s => db.IntakeCases.Where(c => c.Id == s.Id && c.ChangedAt > s.ChangedAt).Select(c => (DateTime?)c.ChangedAt).FirstOrDefault() ?? s.ChangedAt),
            "candidate" => By(students, s => s.CandidateNumber),
            _ => By(students, s => -s.EntryYear),
        };
        // Rows that are equal otherwise must not change places between two pages.
        return sorted.ThenBy(s => s.CandidateNumber);

        IOrderedQueryable<Student> By<T>(IQueryable<Student> source, System.Linq.Expressions.Expression<Func<Student, T>> key) =>
            query.Descending ? source.OrderByDescending(key) : source.OrderBy(key);
    }

    private static DateTime Later(DateTime one, DateTime? other) => other > one ? other.Value : one;
}
