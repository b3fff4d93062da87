namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Where a rule is asked: the same rule can block a list's row, only warn a student, and be overridden by staff.</summary>
public enum Occasion
{
    Import,
    StudentEntry,
    StaffCorrection,
}

public enum Severity
{
    /// <summary>Shown and kept with the case; blocks nothing.</summary>
    Warning,

    /// <summary>Blocks; staff may override where the rule allows it, with a reason and a document.</summary>
    Error,
}

/// <summary>What a rule found. <paramref name="Key"/> names the sentence in the reader's language; <paramref name="Facts"/> fill its {0}, {1} in order.</summary>
public sealed record Finding(RecordField Field, string Key, Severity Severity, params IReadOnlyList<string> Facts);
