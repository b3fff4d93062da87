using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

public sealed record FoundPerson(Guid Id, string Name, string? StudentNumber, string CandidateNumber, string? ClassName, StudentStatus Status);

/// <param name="PeopleTotal">All who match, of whom <paramref name="People"/> are the first.</param>
public sealed record Found(IReadOnlyList<FoundPerson> People, int PeopleTotal, IReadOnlyList<ClassItem> Classes)
{
    public static Found Nothing { get; } = new([], 0, []);
}

/// <summary>Finds people and classes from anywhere, as the student list would, and nobody else.</summary>
public sealed class Finder(RecordsDb database, StudentList students, ReferenceService reference, ICurrentUser user)
{
    private const int MostPeople = 7;
    private const int MostClasses = 4;

    public async Task<Found> FindAsync(string text, CancellationToken cancel = default)
    {
        var reach = (await user.GetAsync(cancel)).ReachOf(Feature.Students);
        if (reach.IsEmpty || string.IsNullOrWhiteSpace(text))
        {
            return Found.Nothing;
        }

        var page = await students.AskAsync(new StudentListQuery { Text = text, Sort = "name" }, cancel);
        var college = await reference.DirectoryAsync(cancel);
        return new Found(
            [.. page.Rows.Take(MostPeople).Select(s => new FoundPerson(s.Id, s.Name, s.StudentNumber, s.CandidateNumber, college.Class(s.ClassId)?.Name, s.Status))],
            page.Total,
            [.. college.Classes.Where(c => IsMine(c, reach) && NameMatch.Of(c.Name, text) is not null).Take(MostClasses)]);
    }

    /// <summary>Those of the given that the person acting may still see, in the order given.</summary>
    public async Task<Found> AgainAsync(IReadOnlyList<Guid> ids, CancellationToken cancel = default)
    {
        var reach = (await user.GetAsync(cancel)).ReachOf(Feature.Students);
        var college = await reference.DirectoryAsync(cancel);
        await using var db = database.Open();
        var rows = await db.StudentsWithin(reach).AsNoTracking().Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, s.Name, s.StudentNumber, s.CandidateNumber, s.ClassId, s.Status }).ToDictionaryAsync(s => s.Id, cancel);
        return new Found(
            [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(s => new FoundPerson(s.Id, s.Name, s.StudentNumber, s.CandidateNumber, college.Class(s.ClassId)?.Name, s.Status))],
            rows.Count,
            [.. ids.Select(id => college.Class(id)).OfType<ClassItem>().Where(c => IsMine(c, reach))]);
    }

    private static bool IsMine(ClassItem item, Reach reach) => reach.IsCollege || reach.Schools.Contains(item.SchoolId) || reach.Classes.Contains(item.Id);
}
