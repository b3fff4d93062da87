using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>
/// Orders by something students share (their class, major or school), whose name stands in another table: counting the groups tells which of
/// them the wanted rows lie in, and only those are read. Sorting everybody by a name looked up for each takes ten times as long.
/// </summary>
internal sealed class StudentGroups(RecordsDbContext db, Expression<Func<Student, Guid?>> group, IQueryable<KeyValuePair<Guid, string>> names)
{
    public static StudentGroups? Of(RecordsDbContext db, string? sort) => sort switch
    {
        "class" => new(db, s => s.ClassId, db.Classes.Select(c => KeyValuePair.Create(c.Id, c.Name))),
        "major" => new(db, s => s.CurrentMajorId, db.Majors.Select(m => KeyValuePair.Create(m.Id, m.Code))),
        "school" => new(db, s => s.SchoolId, db.Schools.Select(x => KeyValuePair.Create(x.Id, x.Code))),
        _ => null,
    };

    public async Task<IReadOnlyList<StudentRow>> RowsAsync(IQueryable<Student> students, StudentListQuery query, int length, CancellationToken cancel)
    {
        var nameOf = (await names.ToListAsync(cancel)).ToDictionary();
        var counts = await students.GroupBy(group).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var ordered = counts.OrderBy(g => g.Key is { } id ? nameOf[id] : "", StringComparer.Ordinal).ThenBy(g => g.Key).ToList();
        if (query.Descending)
        {
            ordered.Reverse();
        }

        var rows = new List<StudentRow>(length);
        var skip = query.At;
        foreach (var found in ordered)
        {
            if (skip < found.Count && rows.Count < length)
            {
                var members = students.Where(Is(found.Key));
                members = query.Descending ? members.OrderByDescending(s => s.CandidateNumber) : members.OrderBy(s => s.CandidateNumber);
                rows.AddRange(await members.Skip(skip).Take(length - rows.Count).Rows(db).ToListAsync(cancel));
            }

            skip = Math.Max(0, skip - found.Count);
        }

        return rows;
    }

    private Expression<Func<Student, bool>> Is(Guid? key) => Expression.Lambda<Func<Student, bool>>(
        // As a field of something, not as a constant: the database then keeps the plan for the next group.
        Expression.Equal(group.Body, Expression.Property(Expression.Constant(new Sought(key)), nameof(Sought.Key))), group.Parameters);

    private sealed record Sought(Guid? Key);
}
