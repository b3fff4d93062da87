namespace RecordsPortal.Components.Common;

/// <summary>One number of a chart and the list behind it.</summary>
/// <param name="Href">Relative to the base address; opens exactly the <paramref name="Value"/> records counted.</param>
public sealed record ChartItem(string Label, int Value, string Href);
