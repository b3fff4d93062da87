using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents.Jobs;

/// <param name="Name">Of the class; the name of its file where there are several.</param>
internal sealed record JobPart(string Name, IReadOnlyList<Guid> Students);

/// <summary>Whom an order is about, class by class: no more than a class is read, drawn and held in memory at a time.</summary>
internal static class JobParts
{
    private const string WithoutClass = "未分班";

    /// <summary>Those without a class may be thousands before the classes are dealt.</summary>
    private const int Largest = 200;

    public static IQueryable<Student> Ordered(this RecordsDbContext db, Reach reach, DocumentOrder order)
    {
        var students = db.StudentsWithin(reach).Having(db, order.Kind).Where(s => s.EntryYear == order.Year);
        students = order.School is { } school ? students.Where(s => s.SchoolId == school) : students;
        students = order.Class is { } studentClass ? students.Where(s => s.ClassId == studentClass) : students;
        // A roster is of a class.
        return order.Kind is DocumentKind.ClassRoster or DocumentKind.ClassRosterSheet ? students.Where(s => s.ClassId != null) : students;
    }

    public static async Task<IReadOnlyList<JobPart>> OfAsync(RecordsDbContext db, Reach reach, DocumentOrder order, CollegeDirectory college, CancellationToken cancel)
    {
        var students = await db.Ordered(reach, order).AsNoTracking().OrderBy(s => s.CandidateNumber).Select(s => new { s.Id, s.ClassId }).ToListAsync(cancel);
        var classes = students.Where(s => s.ClassId is not null).GroupBy(s => s.ClassId)
            .Select(group => new JobPart(college.Class(group.Key)?.Name ?? WithoutClass, [.. group.Select(s => s.Id)])).OrderBy(part => part.Name, StringComparer.Ordinal);
        var others = students.Where(s => s.ClassId is null).Chunk(Largest).Select((chunk, index) => new JobPart($"{WithoutClass}-{index + 1}", [.. chunk.Select(s => s.Id)]));
        return [.. classes, .. others];
    }
}
