namespace RecordsPortal.Components.Statistics;

/// <summary>By what the funnel is taken apart. In the address as the lower-case name.</summary>
public enum Breakdown
{
    School,
    Major,
    Class,
}

/// <summary>One group of the breakdown and the list of its people.</summary>
public sealed record StageGroup(string Key, string Name, Core.Statistics.StageCounts Counts, Core.Records.StudentListQuery Students);
