using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>
/// A search by name and nothing else, answered where the names stand: whoever matches is counted and put in order there, and only those on
/// the page are looked up. Reading the list in its order until fifty match takes seconds where all who match stand at its end.
/// </summary>
internal sealed class NamedStudents(RecordsDbContext db, StudentQuestion question, IQueryable<NameKey> keys)
{
    /// <summary>So few are put in order sooner than they are found in the list.</summary>
    private const int Few = 2_000;

    /// <summary>Null where the question is more than a name, or asked for less than a whole school.</summary>
    public static async Task<NamedStudents?> OfAsync(RecordsDbContext db, StudentQuestion question, CancellationToken cancel)
    {
        var (query, reach) = (question.Query, question.Reach);
        Guid? school = reach is { IsCollege: false, Schools: [var one], Classes: [], Own: null } ? one : null;
        if (query.Filter != new StudentListQuery { Text = query.Text } || !(reach.IsCollege || school is not null)
            || await StudentSearch.NamedAloneAsync(db, query.Text, cancel) is not { } keys)
        {
            return null;
        }

        return new NamedStudents(db, question, school is { } within ? keys.Where(k => k.SchoolId == within) : keys);
    }

    public bool IsInOrder => question.Query.Sort == StudentColumns.Word(StudentColumn.Name);

    public Task<int> CountAsync(CancellationToken cancel) => StudentSearch.Character(question.Query.Text) is { } character
        ? db.CountsWithin(question.Reach, character).SumAsync(c => c.Count, cancel)
        : keys.CountAsync(cancel);

    public async Task<IReadOnlyList<StudentRow>> RowsAsync(int total, int length, CancellationToken cancel)
    {
        if (total > Few && db.StudentsListedWithin(question.Reach).AsNoTracking().WithLetter(question.Query.Text) is { } withLetter)
        {
            return await ListPlace.Of(question.Query.At, total, length).RowsAsync(db, fromEnd => withLetter.InOrder(db, question.Query, fromEnd), cancel);
        }

        var ids = await InOrder().Skip(question.Query.At).Take(length).Select(k => k.StudentId).ToListAsync(cancel);
        var found = await db.StudentsSoughtWithin(question.Reach).AsNoTracking().Where(s => ids.Contains(s.Id)).Rows(db).ToDictionaryAsync(row => row.Id, cancel);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private IOrderedQueryable<NameKey> InOrder() => question.Query.Descending
        ? keys.OrderByDescending(k => k.NamePinyin).ThenByDescending(k => k.Name).ThenByDescending(k => k.CandidateNumber)
        : keys.OrderBy(k => k.NamePinyin).ThenBy(k => k.Name).ThenBy(k => k.CandidateNumber);
}
