using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

/// <summary>The student list as the person acting may see it.</summary>
public sealed class StudentList(StudentListAnswers answers, ICurrentUser user, ChangeFeed feed)
{
    /// <summary>
    /// Begins showing a question's answer: the block of <see cref="Limits.PageSize"/> rows in which <see cref="StudentListQuery.At"/> lies, so that
    /// screens which have scrolled to almost the same place share it too. Dispose the result when the screen closes or asks something else.
    /// </summary>
    public async Task<SharedAnswers<StudentQuestion, Page<StudentRow>>.Shown> ShowAsync(StudentListQuery query, CancellationToken cancel = default)
    {
        var block = query with { Columns = null, At = query.At / Limits.PageSize * Limits.PageSize };
        return answers.Shared.Show(Question(await user.GetAsync(cancel), block, Feature.Students));
    }

    /// <summary>Asks once, without following what changes.</summary>
    public async Task<Page<StudentRow>> AskAsync(StudentListQuery query, CancellationToken cancel = default)
    {
        using var shown = await ShowAsync(query, cancel);
        return (await shown.AskAsync(feed.Sequence)).Value;
    }

    internal static StudentQuestion Question(Actor actor, StudentListQuery query, Feature feature) => new(
        query, actor.ReachOf(feature), StudentSearch.IsPersonalNumber(query.Text) ? actor.ReachOf(Feature.RevealSealed) : Reach.Nobody);
}
