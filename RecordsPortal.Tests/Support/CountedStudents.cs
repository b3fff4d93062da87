using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Tests.Support;

/// <summary>What the database keeps count of, held against the students themselves.</summary>
internal static class CountedStudents
{
    public static async Task HoldAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        var students = await db.Students.AsNoTracking().Select(s => new { s.SchoolId, s.Name }).ToListAsync();
        var expected = students
            .SelectMany(s => Pinyin.Keys(s.Name).Select(key => $"{key.EnumerateRunes().First()}").Distinct().Append("").Select(beginning => (beginning, s.SchoolId)))
            .GroupBy(found => found).Select(found => $"{found.Key.beginning} {found.Key.SchoolId} {found.Count()}").Order(StringComparer.Ordinal);

        var kept = await db.StudentCounts.AsNoTracking().ToListAsync();

        Assert.Equal(expected, kept.Select(c => $"{c.Beginning} {c.SchoolId} {c.Count}").Order(StringComparer.Ordinal));
    }
}
