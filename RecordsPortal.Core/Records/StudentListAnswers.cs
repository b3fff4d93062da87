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
        var numbered = named is null ? await NumberedStudents.OfAsync(db, question, cancel) : null;
        var total = numbered?.Total ?? await (named?.CountAsync(cancel) ?? CountAsync(db, students, question, cancel));
        var length = Math.Clamp(total - question.Query.At, 0, Limits.PageSize);
        if (length == 0)
        {
            return new Page<StudentRow>([], total, sequence);
        }

        if (named is { IsInOrder: true })
        {
            return new Page<StudentRow>(await named.RowsAsync(total, length, cancel), total, sequence);
        }

        if (question.Query.Text is not null && total > Many)
        {
            students = numbered?.PickedOut ?? await StudentSource.OfAsync(db, question, _sealing, _clock, cancel, many: true);
        }

        return new Page<StudentRow>(await RowsAsync(db, students.AsNoTracking(), question, total, length, cancel), total, sequence);
    }

    private static Task<int> CountAsync(RecordsDbContext db, IQueryable<Student> students, StudentQuestion question, CancellationToken cancel) =>
        question is { IsIndexed: true, IsOfAll: true } ? db.CountsWithin(question.Reach).SumAsync(c => c.Count, cancel) : students.CountAsync(cancel);

    private static async Task<IReadOnlyList<StudentRow>> RowsAsync(
        RecordsDbContext db, IQueryable<Student> students, StudentQuestion question, int total, int length, CancellationToken cancel) =>
        StudentGroups.Of(db, question.Query.Sort) is { } groups
            ? await groups.RowsAsync(students, question, total, length, cancel)
            : await ListPlace.Of(question.Query.At, total, length).RowsAsync(db, fromEnd => students.InOrder(db, question.Query, fromEnd), cancel);
}
