using System.Linq.Expressions;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>The orders of the student list. Rows that are equal otherwise stand by candidate number, so that none changes places between two looks.</summary>
internal static class StudentOrder
{
    /// <param name="backwards">True for the same order from its end: a place near the end is nearer from there.</param>
    public static IOrderedQueryable<Student> InOrder(this IQueryable<Student> students, RecordsDbContext db, StudentListQuery query, bool backwards = false)
    {
        var down = query.Descending != backwards;
        return (query.Sort ?? StudentListQuery.Sorts[0]) switch
        {
            "name" => students.By(s => s.NamePinyin, down).Then(s => s.Name, down).Then(s => s.CandidateNumber, down),
            "number" => students.By(s => s.StudentNumber, down).Then(s => s.CandidateNumber, down),
            "candidate" => students.By(s => s.CandidateNumber, down),
            "sex" => students.By(s => s.Sex, down).Then(s => s.CandidateNumber, down),
            "school" => students.By(s => db.Schools.Where(x => x.Id == s.SchoolId).Select(x => x.Code).First(), down).Then(s => s.CandidateNumber, down),
            "major" => students.By(s => db.Majors.Where(x => x.Id == s.CurrentMajorId).Select(x => x.Code).First(), down).Then(s => s.CandidateNumber, down),
            "class" => students.By(s => db.Classes.Where(x => x.Id == s.ClassId).Select(x => x.Name).FirstOrDefault(), down).Then(s => s.CandidateNumber, down),
            "status" => students.By(s => s.Status, down).Then(s => s.CandidateNumber, down),
            "intake" => students.By(s => s.IntakeState, down).Then(s => s.CandidateNumber, down),
            "route" => students.By(s => s.AdmissionRoute, down).Then(s => s.CandidateNumber, down),
            "origin" => students.By(s => s.Origin, down).Then(s => s.CandidateNumber, down),
            "birth" => students.By(s => s.BirthDate, down).Then(s => s.CandidateNumber, down),
            "ethnic" => students.By(s => s.EthnicGroup, down).Then(s => s.CandidateNumber, down),
            "political" => students.By(s => s.PoliticalStatus, down).Then(s => s.CandidateNumber, down),
            "changed" => students.By(s => s.ChangedAt, down).Then(s => s.CandidateNumber, down),
            _ => students.By(s => s.EntryYear, !down).Then(s => s.CandidateNumber, down),
        };
    }

    private static IOrderedQueryable<Student> By<T>(this IQueryable<Student> students, Expression<Func<Student, T>> key, bool down) =>
        down ? students.OrderByDescending(key) : students.OrderBy(key);

    private static IOrderedQueryable<Student> Then<T>(this IOrderedQueryable<Student> students, Expression<Func<Student, T>> key, bool down) =>
        down ? students.ThenByDescending(key) : students.ThenBy(key);
}
