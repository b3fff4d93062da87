using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>People on record more than once: a former enrolment, a five-year student on a new list. Linked by a person with a reason, never merged.</summary>
public sealed class PersonLinks(RecordsDb database, Writes writes, ICurrentUser user)
{
    /// <summary>The other records of what may be the same person, among those the reader may see; the newest entry first.</summary>
    public async Task<IReadOnlyList<OtherRecord>> OfAsync(Guid student, CancellationToken cancel = default)
    {
        await using var db = await database.OpenConnectedAsync(cancel);
        var mine = db.StudentsWithin((await user.GetAsync(cancel)).ReachOf(Feature.Students)).AsNoTracking();
        var self = await mine.Where(s => s.Id == student).Select(s => new { s.IdNumberIndex }).FirstOrDefaultAsync(cancel);
        if (self is null)
        {
            return [];
        }

        var index = self.IdNumberIndex;
        var links = await db.PersonLinks.AsNoTracking().Where(l => l.FirstId == student || l.SecondId == student).ToDictionaryAsync(l => l.FirstId == student ? l.SecondId : l.FirstId, cancel);
        var known = links.Keys.ToList();
        // Nearly nobody has a link, and a question with a list in it is written anew each time it is asked.
        var alike = known.Count == 0 ? mine.Where(s => index != null && s.IdNumberIndex == index) : mine.Where(s => known.Contains(s.Id) || (index != null && s.IdNumberIndex == index));
        var others = await alike.Where(s => s.Id != student)
            .OrderByDescending(s => s.EntryYear).ThenBy(s => s.CandidateNumber)
            .Select(s => new { s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.EntryYear, s.Status }).ToListAsync(cancel);
        return [.. others.Select(s => (Row: s, Link: links.GetValueOrDefault(s.Id))).Select(o => new OtherRecord(
            o.Row.Id, o.Row.Name, o.Row.CandidateNumber, o.Row.StudentNumber, o.Row.EntryYear, o.Row.Status, o.Link?.IsSame, o.Link?.DecidedBy, o.Link?.DecidedAt, o.Link?.Reason))];
    }

    /// <summary>Says that two records are the same person's, or that they are not.</summary>
    public Task<Outcome> DecideAsync(Guid command, Guid student, Guid other, bool isSame, string reason, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.LinkRecords, async scope =>
        {
            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            Guid[] pair = student.CompareTo(other) < 0 ? [student, other] : [other, student];
            if (student == other || await scope.Db.StudentsWithin(scope.Reach).CountAsync(s => pair.Contains(s.Id), cancel) != 2)
            {
                return new Outcome.NotFound();
            }

            var (first, second) = (pair[0], pair[1]);
            var link = await scope.Db.PersonLinks.FirstOrDefaultAsync(l => l.FirstId == first && l.SecondId == second, cancel);
            if (link is null)
            {
                scope.Db.PersonLinks.Add(link = new PersonLink { FirstId = first, SecondId = second });
            }

            scope.Change.Reason = link.Reason = reason.Trim();
            (link.IsSame, link.DecidedBy, link.DecidedAt) = (isSame, scope.Actor.Name, scope.Now);
            return Outcome.Ok(link.Id);
        }, cancel);
}

internal static class SeenTwiceQueries
{
    /// <summary>Those of <paramref name="students"/> who share an ID number with another of them, and nobody has said whether they are one person.</summary>
    public static IQueryable<Student> SeenTwice(this IQueryable<Student> students, RecordsDbContext db)
    {
        // The few numbers that stand twice first, from their index: asking of each student whether there is another would look up everybody.
        var twice = students.Where(s => s.IdNumberIndex != null).GroupBy(s => s.IdNumberIndex).Where(g => g.Count() > 1).Select(g => g.Key);
        return students.Where(s => twice.Contains(s.IdNumberIndex) && students.Any(o =>
            o.IdNumberIndex == s.IdNumberIndex && o.Id != s.Id &&
            !db.PersonLinks.Any(l => (l.FirstId == s.Id && l.SecondId == o.Id) || (l.FirstId == o.Id && l.SecondId == s.Id))));
    }

    /// <summary>Those of <paramref name="students"/> who are linked with another of them.</summary>
    public static IQueryable<Student> Linked(this IQueryable<Student> students, RecordsDbContext db)
    {
        var pairs = db.PersonLinks.Where(l => l.IsSame && students.Any(s => s.Id == l.FirstId) && students.Any(s => s.Id == l.SecondId));
        return students.Where(s => pairs.Select(l => l.FirstId).Union(pairs.Select(l => l.SecondId)).Contains(s.Id));
    }
}
