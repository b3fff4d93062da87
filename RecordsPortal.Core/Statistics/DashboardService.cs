using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Statistics;

/// <summary>The dashboard as the person acting may see it: the college, their school, or their classes.</summary>
public sealed class DashboardService(RecordsDb database, DashboardAnswers answers, ICurrentUser user, CollegeClock clock)
{
    /// <summary>Begins showing a year as of this minute; dispose the result when the screen closes or asks again.</summary>
    public async Task<SharedAnswers<DashboardQuestion, DashboardNumbers>.Shown> ShowAsync(int year, CancellationToken cancel = default)
    {
        var now = clock.Now;
        var minute = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Utc);
        return answers.Shared.Show(new DashboardQuestion(year, await ReachAsync(cancel), minute));
    }

    /// <summary>The years of intake there are, the latest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel = default)
    {
        var reach = await ReachAsync(cancel);
        await using var db = database.Open();
        // Every case has its student: for the whole college nobody's record need be looked up.
        var cases = reach.IsCollege ? db.IntakeCases : db.StudentsWithin(reach).Join(db.IntakeCases, s => s.Id, c => c.Id, (s, c) => c);
        return await cases.Select(c => c.Year).Distinct().OrderDescending().ToListAsync(cancel);
    }

    /// <summary>Whose work it is: where the reach is less than the college, screens begin one level further down.</summary>
    public async Task<Reach> ReachAsync(CancellationToken cancel = default) => (await user.GetAsync(cancel)).ReachOf(Feature.Dashboard);
}
