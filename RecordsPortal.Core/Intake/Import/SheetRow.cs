using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

/// <summary>One row of a list, read and judged.</summary>
/// <param name="RowNumber">As the spreadsheet shows it, counting title rows and blank ones.</param>
/// <param name="Cells">As they stand, by the column's index.</param>
/// <param name="Values">Canonical and fit to keep: a value somebody was only warned about because it cannot be understood is not among them.</param>
/// <param name="IsWithdrawn">A later list says that this admission no longer stands.</param>
public sealed record SheetRow(int RowNumber, IReadOnlyList<string> Cells, RecordValues Values, IReadOnlyList<Finding> Findings, bool IsWithdrawn)
{
    private static readonly HashSet<string> _unusable =
        [RuleKeys.PhoneMalformed, RuleKeys.NativePlaceUnknown, RuleKeys.EthnicGroupUnknown, RuleKeys.PoliticalStatusUnknown];

    /// <summary>The row cannot come in.</summary>
    public bool IsFaulty => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>The row is faulty, or could come in only without something it was meant to bring.</summary>
    public bool NeedsMending => IsFaulty || Findings.Any(IsUnusable);

    internal static bool IsUnusable(Finding finding) => _unusable.Contains(finding.Key);
}
