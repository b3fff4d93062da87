using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Registry;

/// <summary>Every read of students starts here. What is not in the reach does not exist for the asker.</summary>
internal static class AllowedStudents
{
    public static IQueryable<Student> StudentsWithin(this RecordsDbContext db, Reach reach) => db.Students.Within(reach);

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
