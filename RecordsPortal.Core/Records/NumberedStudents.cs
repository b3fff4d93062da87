using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>A search by the beginning of a number and nothing else, counted where the numbers stand.</summary>
/// <param name="PickedOut">Those who match, each held against what was typed: for a page of a great many, read in the list's order.</param>
internal sealed record NumberedStudents(int Total, IQueryable<Student> PickedOut)
{
    /// <summary>So few are looked up sooner than all the others are counted.</summary>
    private const int Few = 500;

    /// <summary>Null where the question is more than a part of a number.</summary>
    public static async Task<NumberedStudents?> OfAsync(RecordsDbContext db, StudentQuestion question, CancellationToken cancel)
    {
        var query = question.Query;
        if (query.Filter != new StudentListQuery { Text = query.Text } || StudentSearch.PartOfNumber(query.Text) is not { } number)
        {
            return null;
        }

        var students = db.StudentsListedWithin(question.Reach);
        var either = students.HeldAgainst(number);
        if (question.IsIndexed && await OthersAsync(students, number, cancel) is { } others)
        {
            return new(await db.CountsWithin(question.Reach).SumAsync(c => c.Count, cancel) - others, either);
        }

        var byCandidate = await students.CandidateNumbered(number).CountAsync(cancel);
        var byNumber = students.StudentNumbered(number);
        // Both are counted in an index; the two in one question look up everybody.
        var byNumberAlone = await (byCandidate == 0 ? byNumber : byNumber.NotCandidateNumbered(number)).CountAsync(cancel);
        // Where no student number matters, nobody's record is looked up for it on the way.
        return new(byCandidate + byNumberAlone, byNumberAlone == 0 ? students.Where(s => s.CandidateNumber.StartsWith(number)) : either);
    }

    /// <summary>
    /// How many have neither number so; null where more than a few have another candidate number. Everybody's begins with the same digit as
    /// long as the century lasts, and counting a million takes fifty times as long as finding that nobody is left.
    /// </summary>
    private static async Task<int?> OthersAsync(IQueryable<Student> students, string number, CancellationToken cancel)
    {
        var numbers = new List<string?>();
        foreach (var side in students.BesideCandidateNumbered(number))
        {
            // In their order, or the database goes through all numbers there are to find these few.
            var few = side.OrderBy(s => s.CandidateNumber).Take(Few);
            // Counted where the numbers stand: the student number is on the record.
            if (await few.CountAsync(cancel) == Few)
            {
                return null;
            }

            numbers.AddRange(await few.Select(s => s.StudentNumber).ToListAsync(cancel));
        }

        return numbers.Count(own => own?.StartsWith(number, StringComparison.Ordinal) != true);
    }
}
