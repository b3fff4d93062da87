using RecordsPortal.Core.Records;

namespace RecordsPortal.Core.Statistics;

/// <summary>How many of a group have come how far. Each stage contains those after it.</summary>
public sealed record StageCounts(int Admitted, int Activated, int Begun, int Submitted, int Approved, int CheckedIn)
{
    public static StageCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    public int this[IntakeStage stage] => stage switch
    {
        IntakeStage.Activated => Activated,
        IntakeStage.Begun => Begun,
        IntakeStage.Submitted => Submitted,
        IntakeStage.Approved => Approved,
        IntakeStage.CheckedIn => CheckedIn,
        _ => Admitted,
    };

    public static StageCounts operator +(StageCounts a, StageCounts b) => new(
        a.Admitted + b.Admitted, a.Activated + b.Activated, a.Begun + b.Begun, a.Submitted + b.Submitted, a.Approved + b.Approved, a.CheckedIn + b.CheckedIn);
}

/// <summary>One class of one major; students not yet in a class stand together under none.</summary>
public sealed record ClassStages(Guid SchoolId, Guid MajorId, Guid? ClassId, StageCounts Counts);

/// <param name="Key">A code, or "none" where none is known: what <see cref="StudentListQuery"/> filters by.</param>
public sealed record Tally(string Key, int Count);

public sealed record ReviewerTally(Guid Reviewer, string Name, int Count);

/// <param name="Key">The canned reason's key, or "other" for reasons in the reviewers' own words, which have no text here.</param>
public sealed record ReasonTally(string Key, string? TextZh, string? TextEn, int Count);

/// <summary>All the dashboard shows of one intake year. Every number counts students, and equals the list its link opens.</summary>
/// <param name="Reviewed">Cases decided last by each reviewer on <paramref name="Today"/>, the most first.</param>
/// <param name="Provinces">By the first two digits of the place of origin, the most first.</param>
public sealed record DashboardNumbers(
    IReadOnlyList<ClassStages> Classes,
    IReadOnlyList<(QueueAge Age, int Count)> Queue,
    DateOnly Today,
    IReadOnlyList<ReviewerTally> Reviewed,
    IReadOnlyList<ReasonTally> Returned,
    IReadOnlyList<Tally> Provinces,
    IReadOnlyList<Tally> Sexes,
    IReadOnlyList<Tally> Routes)
{
    public StageCounts Whole => Sum(Classes);

    public int Waiting => Queue.Sum(q => q.Count);

    public static StageCounts Sum(IEnumerable<ClassStages> classes) => classes.Aggregate(StageCounts.None, (sum, c) => sum + c.Counts);
}
