namespace RecordsPortal.Core.Reference;

public enum DivisionLevel
{
    Province = 1,
    Prefecture = 2,
    County = 3,
}

/// <summary>One administrative division of GB/T 2260.</summary>
/// <param name="Code">Six digits. Never reused for another place, so a historical code still names what it named.</param>
/// <param name="Parent">The code one level up; null for a province.</param>
/// <param name="IsCurrent">False once the place was merged or renamed. Such a code stays valid inside ID numbers and old records, but is not offered.</param>
public sealed record Division(string Code, string Name, string? Parent, DivisionLevel Level, bool IsCurrent);
