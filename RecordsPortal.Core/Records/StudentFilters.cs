using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>The filters of <see cref="StudentListQuery"/>, as the database reads them.</summary>
internal static class StudentFilters
{
    public static IQueryable<Student> InPlace(this IQueryable<Student> students, RecordsDbContext db, StudentListQuery query)
    {
        students = query.Year is { } year ? students.Where(s => s.EntryYear == year) : students;
        students = query.Intake is { } intake ? students.WithCase(db.IntakeCases.Where(c => c.Year == intake)) : students;
        students = query.Major is { } major ? students.Where(s => db.Majors.Where(x => x.Code == major).Select(x => x.Id).Contains(s.CurrentMajorId)) : students;
        if (query.Class == StudentListQuery.None)
        {
            return students.Where(s => s.ClassId == null);
        }

        // A class that cannot be one has nobody in it; passing it over would show everybody.
        return query.Class is null ? students : Guid.TryParse(query.Class, out var id) ? students.Where(s => s.ClassId == id) : students.Where(s => false);
    }

    public static IQueryable<Student> ByPerson(this IQueryable<Student> students, StudentListQuery query)
    {
        students = query.Status is { } status ? students.Where(s => s.Status == status) : students;
        students = query.Route is { } route ? students.Where(s => s.AdmissionRoute == route) : students;
        students = query.Sex is { } sex ? students.Where(s => s.Sex == sex) : students;
        return query.Province switch
        {
            null => students,
            StudentListQuery.None => students.Where(s => s.Origin == null),
            var province => students.Where(s => s.Origin != null && s.Origin.StartsWith(province)),
        };
    }

    public static IQueryable<Student> ByReview(this IQueryable<Student> students, RecordsDbContext db, StudentListQuery query, CollegeClock clock)
    {
        students = query.State is { } state ? students.WithCase(db.IntakeCases.Where(c => c.State == state)) : students;
        students = query.Waiting is { } age ? students.WaitingFor(db, age, clock.Now) : students;
        students = query.Reviewer is { } reviewer ? students.WithCase(db.IntakeCases.Where(c => c.ReviewedById == reviewer)) : students;
        if (query.Reviewed is { } day)
        {
            var (from, until) = (clock.StartOf(day), clock.StartOf(day.AddDays(1)));
            students = students.WithCase(db.IntakeCases.Where(c => c.ReviewedAt >= from && c.ReviewedAt < until));
        }

        return query.Returned switch
        {
            null => students,
            StudentListQuery.OtherReason => students.Where(s => db.FieldDecisions.Any(d => d.StudentId == s.Id && !d.IsAccepted && d.ReasonKey == null)),
            var reason => students.Where(s => db.FieldDecisions.Any(d => d.StudentId == s.Id && !d.IsAccepted && d.ReasonKey == reason)),
        };
    }

    // Asked as a set, the few cases of the question are found by their index; asked of each student, a hundred thousand are looked up.
    private static IQueryable<Student> WithCase(this IQueryable<Student> students, IQueryable<IntakeCase> cases) =>
        students.Where(s => cases.Select(c => c.Id).Contains(s.Id));
}
