using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Reads the queue for whoever asks, within what they may review (or pre-check).</summary>
public sealed class ReviewQueue
{
    private readonly RecordsDb _database;
    private readonly ReviewAnswers _answers;
    private readonly ICurrentUser _user;
    private readonly CollegeClock _clock;

    internal ReviewQueue(RecordsDb database, ReviewAnswers answers, ICurrentUser user, CollegeClock clock) =>
        (_database, _answers, _user, _clock) = (database, answers, user, clock);

    /// <summary>One screen's view of the queue; dispose it with the screen.</summary>
    /// <param name="feature">Review or PreCheck: whose reach the screen has.</param>
    public ReviewWatch Watch(Feature feature) => new(_answers, _user, _clock, feature);

    /// <summary>When the last application came, or came back from its counsellor: take a list as of this, and what comes later is news.</summary>
    public async Task<DateTime> NewestAsync(CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        return await db.IntakeCases.Where(c => c.State == IntakeState.Submitted).MaxAsync(c => c.PreCheckedAt > c.SubmittedAt ? c.PreCheckedAt : c.SubmittedAt, cancel) ?? DateTime.UnixEpoch;
    }

    /// <summary>The first application in the queue's order that nobody else has claimed and that is not among <paramref name="skip"/>.</summary>
    public async Task<Guid?> NextAsync(Feature feature, ReviewFilter filter, IReadOnlyCollection<Guid> skip, CancellationToken cancel = default)
    {
        var actor = await _user.GetAsync(cancel);
        await using var db = _database.Open();
        var now = _clock.Now;
        return await db.WaitingWithin(actor.ReachOf(feature))
            .Matching(filter, await ReviewAnswers.PreCheckIsOnAsync(db, cancel), now)
            .Where(w => !skip.Contains(w.Case.Id) && (w.Case.ClaimedUntil == null || w.Case.ClaimedUntil <= now || w.Case.ClaimedById == actor.AccountId))
            .InOrder(filter.Sort, filter.Descending)
            .Select(w => (Guid?)w.Case.Id).FirstOrDefaultAsync(cancel);
    }
}
