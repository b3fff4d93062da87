using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>
/// Orders by something students share (their class, major or school), whose name stands in another table: counting the groups tells which of
/// them the wanted rows lie in, and only those are read. Sorting everybody by a name looked up for each takes ten times as long.
/// </summary>
internal sealed class StudentGroups(RecordsDbContext db, Expression<Func<Student, Guid?>> group, IQueryable<StudentGroups.Named> names)
{
    /// <summary>So many times at most the database is asked for counts: where many groups are empty, each alone would be asked for.</summary>
    private const int MostParts = 32;

    public static StudentGroups? Of(RecordsDbContext db, string? sort) => sort switch
    {
        "class" => new(db, s => s.ClassId, db.Classes.Select(c => new Named { Id = c.Id, Name = c.Name })),
        "major" => new(db, s => s.CurrentMajorId, db.Majors.Select(m => new Named { Id = m.Id, Name = m.Code })),
        "school" => new(db, s => s.SchoolId, db.Schools.Select(x => new Named { Id = x.Id, Name = x.Code })) { AreSchools = true },
        _ => null,
    };

    /// <summary>The database keeps count of these.</summary>
    private bool AreSchools { get; init; }

    /// <param name="students">All <paramref name="total"/> of them.</param>
    public async Task<List<StudentRow>> RowsAsync(IQueryable<Student> students, StudentQuestion question, int total, int length, CancellationToken cancel)
    {
        var place = ListPlace.Of(question.Query.At, total, length);
        var down = question.Query.Descending != place.IsFromEnd;
        var (rows, skip) = (new List<StudentRow>(length), place.Skip);
        var groups = await InOrderAsync(down, cancel);
        var counts = question switch
        {
            { IsIndexed: true, IsOfAll: true } when AreSchools => CountAllAsync(db.CountsWithin(question.Reach).Select(c => new Counted { Key = c.SchoolId, Count = c.Count }), groups, cancel),
            { IsIndexed: true, IsOfAll: true } => CountAsync(students, groups, skip, total, cancel),
            _ => CountAllAsync(students.GroupBy(group).Select(g => new Counted { Key = g.Key, Count = g.Count() }), groups, cancel),
        };
        await foreach (var (key, count) in counts)
        {
            if (skip < count)
            {
                var members = students.Where(Is(key));
                rows.AddRange(await ListPlace.Of(skip, count, Math.Min(count - skip, length - rows.Count))
                    .RowsAsync(db, fromEnd => down != fromEnd ? members.OrderByDescending(s => s.CandidateNumber) : members.OrderBy(s => s.CandidateNumber), cancel));
            }

            if (rows.Count == length)
            {
                break;
            }

            skip = Math.Max(0, skip - count);
        }

        return place.InOrder(rows);
    }

    private async Task<List<Guid?>> InOrderAsync(bool down, CancellationToken cancel)
    {
        var named = await names.ToListAsync(cancel);
        List<Guid?> groups = [null, .. named.OrderBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Id).Select(g => (Guid?)g.Id)];
        if (down)
        {
            groups.Reverse();
        }

        return groups;
    }

    private static async IAsyncEnumerable<(Guid? Key, int Count)> CountAllAsync(IQueryable<Counted> all, List<Guid?> groups, [EnumeratorCancellation] CancellationToken cancel)
    {
        var counts = await all.ToListAsync(cancel);
        var byKey = counts.ToLookup(g => g.Key, g => g.Count);
        foreach (var key in groups)
        {
            yield return (key, byKey[key].SingleOrDefault());
        }
    }

    /// <summary>Where an index holds each group, only those are counted that lie before the place, and no more at once than are likely to.</summary>
    private async IAsyncEnumerable<(Guid? Key, int Count)> CountAsync(
        IQueryable<Student> students, List<Guid?> groups, int skip, int total, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var done = 0; done < groups.Count;)
        {
            var part = groups.Skip(done).Take((int)Math.Max(1 + (groups.Count / MostParts), (long)skip * groups.Count / total)).ToList();
            var counts = await names.Where(g => EF.Parameter(part).Contains(g.Id)).Select(g => new { g.Id, Count = students.Select(group).Count(key => key == g.Id) }).ToDictionaryAsync(g => g.Id, g => g.Count, cancel);
            foreach (var key in part)
            {
                var count = key is { } id ? counts.GetValueOrDefault(id) : await students.CountAsync(Is(null), cancel);
                yield return (key, count);
                skip = Math.Max(0, skip - count);
            }

            done += part.Count;
        }
    }

    private Expression<Func<Student, bool>> Is(Guid? key) => Expression.Lambda<Func<Student, bool>>(
        // As a field of something, not as a constant: the database then keeps the plan for the next group.
        Expression.Equal(group.Body, Expression.Property(Expression.Constant(new Sought(key)), nameof(Sought.Key))), group.Parameters);

    private sealed record Sought(Guid? Key);

    private sealed class Counted
    {
        public Guid? Key { get; init; }
        public int Count { get; init; }
    }

    internal sealed class Named
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
    }
}
