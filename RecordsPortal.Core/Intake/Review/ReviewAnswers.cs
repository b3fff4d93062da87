using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Intake.Review;

/// <param name="Minute">See <see cref="ReviewQuestion.Minute"/>.</param>
internal sealed record LoadQuestion(Reach Reach, PreCheckFilter PreCheck, DateTime Minute);

/// <summary>Asks the database for all screens that show the queue; screens with the same question get the same answer.</summary>
internal sealed class ReviewAnswers
{
    private readonly RecordsDb _database;
    private readonly CollegeClock _clock;

    public ReviewAnswers(RecordsDb database, ChangeFeed feed, CollegeClock clock, TimeProvider time)
    {
        (_database, _clock) = (database, clock);
        Lists = new(feed, time, ListAsync);
        Loads = new(feed, time, LoadAsync);
    }

    public SharedAnswers<ReviewQuestion, ReviewList> Lists { get; }

    public SharedAnswers<LoadQuestion, ReviewLoad> Loads { get; }

    internal static async Task<bool> PreCheckIsOnAsync(RecordsDbContext db, CancellationToken cancel) =>
        await SettingService.ReadAsync(db, SettingKeys.PreCheck, cancel) == "true";

    internal async Task<ReviewList> ListAsync(ReviewQuestion question, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var preCheck = await PreCheckIsOnAsync(db, cancel);
        var filter = question.Filter;
        var all = db.WaitingWithin(question.Reach).Matching(filter, preCheck, question.Minute);
        // What awaited its counsellor when the list was taken comes into this queue only now.
        var waitsForCheck = preCheck && filter.PreCheck == PreCheckFilter.Ready;
        var arrived = all.Where(w => w.Case.SubmittedAt > question.Taken || (waitsForCheck && w.Case.PreCheckedAt > question.Taken));
        var taken = all.Where(w => w.Case.SubmittedAt <= question.Taken && (!waitsForCheck || w.Case.PreCheckedAt == null || w.Case.PreCheckedAt <= question.Taken));
        var now = _clock.Now;
        var inOrder = taken.InOrder(filter.Sort, filter.Descending);
        var before = (Math.Max(filter.Page, 1) - 1) * Limits.PageSize;
        var rows = await inOrder.Skip(before).Take(Limits.PageSize)
            .Select(w => new ReviewRow(
                w.Case.Id, w.Student.Name, w.Student.CandidateNumber, w.Student.CurrentMajorId, w.Student.ClassId, w.Case.SubmittedAt!.Value,
                w.Case.Warnings, w.Case.Differences, w.Case.Round,
                w.Case.ClaimedUntil > now ? w.Case.ClaimedById : null, w.Case.ClaimedUntil > now ? w.Case.ClaimedBy : null,
                w.Case.PreCheckedAt >= w.Case.SubmittedAt ? w.Case.PreCheckedBy : null,
                preCheck && w.HasCounsellor && (w.Case.PreCheckedAt == null || w.Case.PreCheckedAt < w.Case.SubmittedAt),
                w.Case.AssistedBy != null))
            .ToListAsync(cancel);
        var total = await taken.CountAsync(cancel);
        return new ReviewList(rows, total, await arrived.CountAsync(cancel), before == 0 ? [] : await inOrder.Take(before).Select(w => w.Case.Id).ToListAsync(cancel));
    }

    private async Task<ReviewLoad> LoadAsync(LoadQuestion question, CancellationToken cancel)
    {
        await using var db = _database.Open();
        var preCheck = await PreCheckIsOnAsync(db, cancel);
        var now = _clock.Now;
        var waiting = db.WaitingWithin(question.Reach).Matching(new ReviewFilter(PreCheck: question.PreCheck), preCheck, question.Minute);
        var claims = await waiting.Where(w => w.Case.ClaimedById != null && w.Case.ClaimedUntil > now)
            .GroupBy(w => w.Case.ClaimedById!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new ReviewLoad(await waiting.CountAsync(cancel), await waiting.MinAsync(w => w.Case.SubmittedAt, cancel), claims);
    }
}
