namespace RecordsPortal.Components.Statistics;

/// <summary>The words of the dashboard.</summary>
public sealed class StatisticsText;
