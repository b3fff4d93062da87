using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>The answers that open student lists share, a block of rows each. Ask through <see cref="StudentList"/>, which knows whom the asker may see.</summary>
public sealed class StudentListAnswers
{
    /// <summary>From here on a page of those found is read faster out of the list's order than out of all who were found.</summary>
    private const int Many = 2_000;

    private readonly RecordsDb _database;
    private readonly SealedValues _sealing;
    private readonly CollegeClock _clock;
    private readonly ChangeFeed _feed;

    public StudentListAnswers(RecordsDb database, SealedValues sealing, CollegeClock clock, ChangeFeed feed, TimeProvider time)
    {
        (_database, _sealing, _clock, _feed) = (database, sealing, clock, feed);
        Shared = new SharedAnswers<StudentQuestion, Page<StudentRow>>(feed, time, AskAsync);
    }

    internal SharedAnswers<StudentQuestion, Page<StudentRow>> Shared { get; }

    private async Task<Page<StudentRow>> AskAsync(StudentQuestion question, CancellationToken cancel)
    {
        var sequence = _feed.Sequence;
        await using var db = _database.Open();
        var students = await StudentSource.OfAsync(db, question, _sealing, _clock, cancel);
        var named = await NamedStudents.OfAsync(db, question, cancel);
        var (total, at) = (named is null ? await CountAsync(db, question, students, cancel) : await named.CountAsync(cancel), question.Query.At);
        var length = Math.Clamp(total - at, 0, Limits.PageSize);
        if (length == 0)
        {
            return new Page<StudentRow>([], total, sequence);
        }

        if (named is { IsInOrder: true })
        {
            return new Page<StudentRow>(await named.RowsAsync(total, length, cancel), total, sequence);
        }

        students = question.Query.Text is not null && total > Many ? await StudentSource.OfAsync(db, question, _sealing, _clock, cancel, many: true) : students;
        return new Page<StudentRow>(await RowsAsync(db, students.AsNoTracking(), question.Query, total, length, cancel), total, sequence);
    }

    private static async Task<int> CountAsync(RecordsDbContext db, StudentQuestion question, IQueryable<Student> students, CancellationToken cancel) =>
        question.Query.Filter == new StudentListQuery { Text = question.Query.Text } && db.StudentsListedWithin(question.Reach).NumberedAlone(question.Query.Text) is var (byCandidate, byNumberAlone)
            ? await byCandidate.CountAsync(cancel) + await byNumberAlone.CountAsync(cancel)
            : await students.CountAsync(cancel);

    private static async Task<IReadOnlyList<StudentRow>> RowsAsync(
        RecordsDbContext db, IQueryable<Student> students, StudentListQuery query, int total, int length, CancellationToken cancel)
    {
        if (StudentGroups.Of(db, query.Sort) is { } groups)
        {
            return await groups.RowsAsync(students, query, length, cancel);
        }

        // A place past the middle is counted from the end, where it is nearer.
        var backwards = query.At > total / 2;
        var skip = backwards ? total - query.At - length : query.At;
        var rows = await students.InOrder(db, query, backwards).Skip(skip).Take(length).Rows(db).ToListAsync(cancel);
        if (backwards)
        {
            rows.Reverse();
        }

        return rows;
    }
}
