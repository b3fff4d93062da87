using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Intake.Review;

public enum ReviewSort
{
    /// <summary>Warnings first, then the oldest.</summary>
    Urgency,
    Age,
    Name,
    Candidate,
    Major,
    Class,
    Differences,
}

public enum PreCheckFilter
{
    /// <summary>What a registrar may decide now: checked already, or nobody there to check.</summary>
    Ready,

    /// <summary>What still waits for its counsellor.</summary>
    Missing,
    Any,
}

/// <summary>What of the queue to show. Absent means no restriction.</summary>
/// <param name="ClaimedBy">Only what this account has claimed.</param>
/// <param name="Page">The first is 1.</param>
public sealed record ReviewFilter(
    Guid? School = null,
    Guid? Major = null,
    Guid? Class = null,
    string? Route = null,
    bool WarningsOnly = false,
    Guid? ClaimedBy = null,
    AgeBand? Age = null,
    PreCheckFilter PreCheck = PreCheckFilter.Ready,
    ReviewSort Sort = ReviewSort.Urgency,
    bool Descending = false,
    int Page = 1);

/// <param name="Taken">The newest submission when the list was taken: later ones are counted, not shown, so no row moves under the cursor.</param>
/// <param name="Minute">Ages and claims are judged as of this minute, the same for every screen that asks in it.</param>
public sealed record ReviewQuestion(ReviewFilter Filter, Reach Reach, DateTime Taken, DateTime Minute);

/// <summary>One waiting application, lean. Names of major and class are the reader's language's business.</summary>
/// <param name="SubmittedAt">UTC.</param>
/// <param name="ClaimedBy">Null unless somebody's claim stands now.</param>
public sealed record ReviewRow(
    Guid Id, string Name, string CandidateNumber, Guid MajorId, Guid? ClassId, DateTime SubmittedAt, int Warnings, int Differences, int Round,
    Guid? ClaimedById, string? ClaimedBy, string? PreCheckedBy, bool AwaitsPreCheck, bool IsAssisted);

/// <param name="Total">All rows of the filter that the list was taken from.</param>
/// <param name="Arrived">Applications that came after it was taken and match the filter.</param>
/// <param name="Earlier">What stands on the pages before: a row found there slid up, one found nowhere has left.</param>
public sealed record ReviewList(IReadOnlyList<ReviewRow> Rows, int Total, int Arrived, IReadOnlyList<Guid> Earlier)
{
    private readonly Dictionary<Guid, ReviewRow> _rows = Rows.ToDictionary(row => row.Id);

    public ReviewRow? Find(Guid id) => _rows.GetValueOrDefault(id);
}

/// <summary>The work in hand: how many wait, since when the oldest, and who has claimed how many.</summary>
public sealed record ReviewLoad(int Waiting, DateTime? Oldest, IReadOnlyDictionary<Guid, int> Claims);
