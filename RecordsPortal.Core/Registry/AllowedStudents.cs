using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Registry;

/// <summary>Every read of students starts here. What is not in the reach does not exist for the asker.</summary>
internal static class AllowedStudents
{
    public static IQueryable<Student> StudentsWithin(this RecordsDbContext db, Reach reach) => db.Students.Within(reach);

    /// <summary>
    /// The same for a list of them all: one school alone is said as an equality, and the rows come in their order from the indexes that begin
    /// with it, without one of those before the page being looked up.
    /// </summary>
    public static IQueryable<Student> StudentsListedWithin(this RecordsDbContext db, Reach reach) =>
        reach is { IsCollege: false, Schools: [var one], Classes: [], Own: null } ? db.Students.Where(s => s.SchoolId == one) : db.StudentsWithin(reach);

    /// <summary>
    /// The same for a few who are sought among them all: the reach is then what each one found is held against, and not where the database
    /// begins, reading a whole school to find three.
    /// </summary>
    public static IQueryable<Student> StudentsSoughtWithin(this RecordsDbContext db, Reach reach)
    {
        if (reach.IsCollege)
        {
            return db.Students;
        }

        var (schools, classes, own) = (reach.Schools, reach.Classes, reach.Own);
        return db.Students.Where(s =>
            schools.Contains(RecordsDbContext.Unindexed(s.SchoolId)) || (s.ClassId != null && classes.Contains(RecordsDbContext.Unindexed(s.ClassId.Value))) || (own != null && RecordsDbContext.Unindexed(s.Id) == own));
    }

    public static IQueryable<Student> Within(this IQueryable<Student> students, Reach reach)
    {
        if (reach.IsCollege)
        {
            return students;
        }

        var (schools, classes, own) = (reach.Schools, reach.Classes, reach.Own);
        return students.Where(s => schools.Contains(s.SchoolId) || (s.ClassId != null && classes.Contains(s.ClassId.Value)) || (own != null && s.Id == own));
    }
}
