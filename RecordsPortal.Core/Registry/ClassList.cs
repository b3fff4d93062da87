using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

/// <summary>Classes with who is in them, as far as the person acting deals with classes.</summary>
public sealed class ClassList(RecordsDb database, ICurrentUser user)
{
    /// <summary>Every class of the year within reach, empty ones too, and the students without one.</summary>
    public async Task<IReadOnlyList<ClassCount>> CountsAsync(int year, CancellationToken cancel = default)
    {
        var reach = (await user.GetAsync(cancel)).ReachOf(Feature.Classes);
        await using var db = database.Open();
        var counts = (await Placed(db.StudentsWithin(reach)).Where(s => s.EntryYear == year)
                .GroupBy(s => new { s.CurrentMajorId, s.SchoolId, s.ClassId })
                .Select(g => new { g.Key, Men = g.Count(s => s.Sex == Sexes.Male), Women = g.Count(s => s.Sex == Sexes.Female) }).ToListAsync(cancel))
            .ToList();
        var classes = await db.Classes.AsNoTracking().Where(c => c.EntryYear == year).OrderBy(c => c.Name).ToListAsync(cancel);
        var within = classes.Where(c => reach.IsCollege || reach.Schools.Contains(c.SchoolId)).Select(c =>
        {
            var inside = counts.Where(x => x.Key.ClassId == c.Id).ToList();
            return new ClassCount(c.MajorId, c.SchoolId, year, c.Id, c.Name, inside.Sum(x => x.Men), inside.Sum(x => x.Women));
        });
        var without = counts.Where(x => x.Key.ClassId is null)
            .Select(x => new ClassCount(x.Key.CurrentMajorId, x.Key.SchoolId, year, null, null, x.Men, x.Women));
        return [.. within, .. without];
    }

    /// <param name="studentClass">Null for those of the major and year who have no class.</param>
    public async Task<IReadOnlyList<ClassMember>> MembersAsync(Guid major, int year, Guid? studentClass, CancellationToken cancel = default)
    {
        var reach = (await user.GetAsync(cancel)).ReachOf(Feature.Classes);
        await using var db = database.Open();
        return await Placed(db.StudentsWithin(reach))
            .Where(s => s.CurrentMajorId == major && s.EntryYear == year && s.ClassId == studentClass)
            .OrderBy(s => s.NamePinyin).ThenBy(s => s.CandidateNumber)
            .Select(s => new ClassMember(s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.Sex, s.Status)).ToListAsync(cancel);
    }

    private static IQueryable<Student> Placed(IQueryable<Student> students) =>
        students.AsNoTracking().Where(s => s.Status == StudentStatus.Admitted || s.Status == StudentStatus.Active);
}
