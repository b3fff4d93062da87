using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

/// <summary>The student list as the person acting may see it.</summary>
public sealed class StudentList(StudentListAnswers answers, ICurrentUser user, ChangeFeed feed)
{
    /// <summary>Begins showing a question's answer; dispose the result when the screen closes or asks something else.</summary>
    public async Task<SharedAnswers<StudentQuestion, Page<StudentRow>>.Shown> ShowAsync(StudentListQuery query, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        var sealedReach = StudentSearch.IsPersonalNumber(query.Text) ? actor.ReachOf(Feature.RevealSealed) : Reach.Nobody;
        return answers.Shared.Show(new StudentQuestion(query, actor.ReachOf(Feature.Students), sealedReach));
    }

    /// <summary>Asks once, without following what changes.</summary>
    public async Task<Page<StudentRow>> AskAsync(StudentListQuery query, CancellationToken cancel = default)
    {
        using var shown = await ShowAsync(query, cancel);
        return (await shown.AskAsync(feed.Sequence)).Value;
    }
}
