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
    private readonly Hold<ReviewQuestion, ReviewList> _lists;
    private readonly Hold<LoadQuestion, ReviewLoad> _loads;
    private readonly ICurrentUser _user;
    private readonly CollegeClock _clock;
    private readonly Feature _feature;

    internal ReviewWatch(ReviewAnswers answers, ICurrentUser user, CollegeClock clock, Feature feature) =>
        (_lists, _loads, _user, _clock, _feature) = (new(answers.Lists), new(answers.Loads), user, clock, feature);

    public async Task<ReviewList> ListAsync(ReviewFilter filter, DateTime taken, long atLeast)
    {
        var question = new ReviewQuestion(filter, await ReachAsync().ConfigureAwait(false), taken, Minute());
        return (await _lists.Of(question).AskAsync(atLeast).ConfigureAwait(false)).Value;
    }

    public async Task<ReviewLoad> LoadAsync(PreCheckFilter preCheck, long atLeast)
    {
        var question = new LoadQuestion(await ReachAsync().ConfigureAwait(false), preCheck, Minute());
        return (await _loads.Of(question).AskAsync(atLeast).ConfigureAwait(false)).Value;
    }

    public void Dispose()
    {
        _lists.Dispose();
        _loads.Dispose();
    }

    private async Task<Reach> ReachAsync() => (await _user.GetAsync().ConfigureAwait(false)).ReachOf(_feature);

    private DateTime Minute() => new(_clock.Now.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    /// <summary>The answer shown now. Locked: the screen may close while a question is on its way elsewhere, and what is taken up after that nobody would let go.</summary>
    private sealed class Hold<TQuestion, TAnswer>(SharedAnswers<TQuestion, TAnswer> answers) : IDisposable
        where TQuestion : IEquatable<TQuestion>
    {
        private readonly Lock _gate = new();
        private (TQuestion Question, SharedAnswers<TQuestion, TAnswer>.Shown Shown)? _held;
        private bool _isOver;

        /// <exception cref="OperationCanceledException">The screen has closed.</exception>
        public SharedAnswers<TQuestion, TAnswer>.Shown Of(TQuestion question)
        {
            lock (_gate)
            {
                if (_isOver)
                {
                    throw new OperationCanceledException();
                }

                if (_held is not { } held || !held.Question.Equals(question))
                {
                    var shown = answers.Show(question);
                    _held?.Shown.Dispose();
                    _held = held = (question, shown);
                }

                return held.Shown;
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isOver = true;
                _held?.Shown.Dispose();
                _held = null;
            }
        }
    }
}
