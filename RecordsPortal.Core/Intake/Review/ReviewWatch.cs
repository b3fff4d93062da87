using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>
/// One screen's hold on shared answers about the queue. Who is asking is asked afresh every time, so a role taken away empties the screen.
/// Nothing here goes back to the caller's context: an answer wakes every screen that waits for it, and each way back is a turn in its queue.
/// </summary>
public sealed class ReviewWatch : IDisposable
{
    private readonly ReviewAnswers _answers;
    private readonly ICurrentUser _user;
    private readonly CollegeClock _clock;
    private readonly Feature _feature;
    private (ReviewQuestion Question, SharedAnswers<ReviewQuestion, ReviewList>.Shown Shown)? _list;
    private (LoadQuestion Question, SharedAnswers<LoadQuestion, ReviewLoad>.Shown Shown)? _load;

    internal ReviewWatch(ReviewAnswers answers, ICurrentUser user, CollegeClock clock, Feature feature) =>
        (_answers, _user, _clock, _feature) = (answers, user, clock, feature);

    public async Task<ReviewList> ListAsync(ReviewFilter filter, DateTime taken, long atLeast)
    {
        var question = new ReviewQuestion(filter, await ReachAsync().ConfigureAwait(false), taken, Minute());
        if (_list is not { } held || held.Question != question)
        {
            var shown = _answers.Lists.Show(question);
            _list?.Shown.Dispose();
            _list = held = (question, shown);
        }

        return (await held.Shown.AskAsync(atLeast).ConfigureAwait(false)).Value;
    }

    public async Task<ReviewLoad> LoadAsync(PreCheckFilter preCheck, long atLeast)
    {
        var question = new LoadQuestion(await ReachAsync().ConfigureAwait(false), preCheck, Minute());
        if (_load is not { } held || held.Question != question)
        {
            var shown = _answers.Loads.Show(question);
            _load?.Shown.Dispose();
            _load = held = (question, shown);
        }

        return (await held.Shown.AskAsync(atLeast).ConfigureAwait(false)).Value;
    }

    public void Dispose()
    {
        _list?.Shown.Dispose();
        _load?.Shown.Dispose();
        (_list, _load) = (null, null);
    }

    private async Task<Reach> ReachAsync() => (await _user.GetAsync().ConfigureAwait(false)).ReachOf(_feature);

    private DateTime Minute() => new(_clock.Now.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);
}
