using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>Who is expected, who is here and who is not, among those the person acting may check in.</summary>
public sealed class CheckInList(RecordsDb database, ICurrentUser user, CollegeClock clock)
{
    private const int Found = 10;

    /// <summary>Years of entry with somebody still expected, the newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await (await MineAsync(db, cancel)).Where(s => s.Status == StudentStatus.Admitted).Select(s => s.EntryYear).Distinct().OrderDescending().ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<CheckInCount>> CountsAsync(int year, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        var counts = await Expected(await MineAsync(db, cancel)).Where(s => s.EntryYear == year).GroupBy(s => s.ClassId).Select(g => new CheckInCount(
            g.Key,
            g.Count(),
            g.Count(s => s.Status == StudentStatus.Active),
            g.Count(s => s.Status == StudentStatus.Admitted && s.CompletedAt != null),
            g.Count(s => s.Status == StudentStatus.Admitted && s.CompletedAt == null))).ToListAsync(cancel);
        return counts;
    }

    /// <param name="studentClass">Null for those without a class.</param>
    public async Task<IReadOnlyList<CheckInRow>> ClassAsync(int year, Guid? studentClass, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await RowsAsync(Expected(await MineAsync(db, cancel)).Where(s => s.EntryYear == year && s.ClassId == studentClass).OrderBy(s => s.NamePinyin), cancel);
    }

    /// <summary>By a whole candidate or student number, or the beginning of one; at most ten. Whoever can be found is told about, whatever their status.</summary>
    public async Task<IReadOnlyList<CheckInRow>> FindAsync(string number, CancellationToken cancel = default)
    {
        var typed = number.Trim();
        if (typed.Length < 4 || typed.Length > Limits.CandidateNumber)
        {
            return [];
        }

        await using var db = database.Open();
        return await RowsAsync((await MineAsync(db, cancel))
            .Where(s => s.CandidateNumber.StartsWith(typed) || (s.StudentNumber != null && s.StudentNumber.StartsWith(typed)))
            .OrderBy(s => s.CandidateNumber).Take(Found), cancel);
    }

    /// <summary>Those who gave up or lost their place are not expected.</summary>
    private static IQueryable<Student> Expected(IQueryable<Student> students) =>
        students.Where(s => s.Status == StudentStatus.Admitted || s.Status == StudentStatus.Active);

    private async Task<IQueryable<Student>> MineAsync(RecordsDbContext db, CancellationToken cancel) =>
        db.StudentsWithin((await user.GetAsync(cancel)).ReachOf(Feature.CheckIn)).AsNoTracking();

    private async Task<IReadOnlyList<CheckInRow>> RowsAsync(IQueryable<Student> students, CancellationToken cancel)
    {
        var rows = await students.Select(s => new
        {
            s.Id,
            s.Name,
            s.CandidateNumber,
            s.StudentNumber,
            s.Sex,
            s.ClassId,
            s.Status,
            s.CompletedAt,
            s.CheckedInAt,
            s.CheckedInBy,
            s.ReExaminationDue,
        }).ToListAsync(cancel);
        return [.. rows.Select(s => new CheckInRow(
            s.Id, s.Name, s.CandidateNumber, s.StudentNumber, s.Sex, s.ClassId, s.Status, CheckInRules.FaultOf(s.Status, s.CompletedAt),
            s.CheckedInAt, s.CheckedInBy, s.ReExaminationDue, CheckInService.IsToday(clock, s.CheckedInAt)))];
    }
}
