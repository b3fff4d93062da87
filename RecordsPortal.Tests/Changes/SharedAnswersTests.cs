using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Tests.Changes;

/// <summary>Who asks the same gets the same answer, until something changed or nobody wants it any more.</summary>
public sealed class SharedAnswersTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ChangeFeed _feed = new(NullLogger<ChangeFeed>.Instance);
    private int _asked;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _feed.DisposeAsync();

    [Fact]
    public async Task Answer_WhenItsLastScreenHasJustClosed_AnswersTheNextOne()
    {
        var answers = Answers();
        await VisitAsync(answers);

        await VisitAsync(answers);

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Answer_WhenSomethingChangedSince_IsAskedForAgain()
    {
        var answers = Answers();
        await VisitAsync(answers);
        _feed.Advance(7);

        await VisitAsync(answers);

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Answer_ShownAgainAndAgain_IsNotKeptBeyondItsTime()
    {
        var answers = Answers();
        await VisitAsync(answers);
        _clock.Advance(TimeSpan.FromSeconds(6));
        await VisitAsync(answers);
        _clock.Advance(TimeSpan.FromSeconds(6));

        await VisitAsync(answers);

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Answer_ThatNobodyCameBackFor_LeavesMemory()
    {
        var answers = Answers();
        await VisitAsync(answers);

        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(0, answers.Held);
    }

    [Fact]
    public async Task Answers_ManyOfThemThatNobodyShows_AreNotAllKept()
    {
        var answers = Answers();

        foreach (var question in Enumerable.Range(0, 500))
        {
            await VisitAsync(answers, $"{question}");
        }

        Assert.InRange(answers.Held, 1, 100);
    }

    [Fact]
    public async Task Answer_WhileAScreenShowsIt_StaysHoweverLong()
    {
        var answers = Answers();
        using var open = answers.Show("who");
        await open.AskAsync(_feed.Sequence);
        _clock.Advance(TimeSpan.FromHours(1));

        await VisitAsync(answers);

        Assert.Equal(1, _asked);
    }

    private SharedAnswers<string, int> Answers() => new(_feed, _clock, (_, _) => Task.FromResult(Interlocked.Increment(ref _asked)));

    private async Task VisitAsync(SharedAnswers<string, int> answers, string question = "who")
    {
        using var shown = answers.Show(question);
        await shown.AskAsync(_feed.Sequence);
    }
}
