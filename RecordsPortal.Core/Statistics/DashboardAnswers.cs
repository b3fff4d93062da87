using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Statistics;

/// <param name="Year">Whose admission list the students came with.</param>
/// <param name="Minute">Ages in the queue are judged as of this minute, the same for every screen that asks in it.</param>
public sealed record DashboardQuestion(int Year, Reach Reach, DateTime Minute);

/// <summary>The answers open dashboards share. Ask through <see cref="DashboardService"/>, which knows whom the asker may see.</summary>
public sealed class DashboardAnswers
{
    private readonly RecordsDb _database;
    private readonly CollegeClock _clock;

    public DashboardAnswers(RecordsDb database, CollegeClock clock, ChangeFeed feed, TimeProvider time)
    {
        (_database, _clock) = (database, clock);
        Shared = new SharedAnswers<DashboardQuestion, DashboardNumbers>(feed, time, AskAsync);
    }

    internal SharedAnswers<DashboardQuestion, DashboardNumbers> Shared { get; }

    internal async Task<DashboardNumbers> AskAsync(DashboardQuestion question, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var source = new IntakeSource(db, question.Year, question.Reach);
        var today = DateOnly.FromDateTime(_clock.Local(question.Minute));
        var (provinces, sexes, routes) = await source.MakeUpAsync(cancel);
        return new DashboardNumbers(
            await source.ClassesAsync(cancel),
            await source.QueueAsync(question.Minute, cancel),
            today,
            await source.ReviewedAsync(_clock.StartOf(today), _clock.StartOf(today.AddDays(1)), cancel),
            await source.ReturnedAsync(cancel),
            provinces,
            sexes,
            routes);
    }
}
