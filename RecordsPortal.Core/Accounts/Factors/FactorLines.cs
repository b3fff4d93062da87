using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>What the history of an account tells of its second step; never a key, a code or a part of one.</summary>
internal static class FactorLines
{
    public const string AppAdded = "FactorApp";
    public const string AppRemoved = "FactorAppRemoved";
    public const string CodesMade = "FactorCodes";
    public const string RecoveryUsed = "FactorRecovery";
    public const string PasskeyAdded = "FactorPasskey";
    public const string PasskeyRemoved = "FactorPasskeyRemoved";
    public const string Reset = "FactorReset";

    public static IReadOnlyList<string> All { get; } = [AppAdded, AppRemoved, CodesMade, RecoveryUsed, PasskeyAdded, PasskeyRemoved, Reset];

    public static ChangeEntry Of(Guid account, Guid? student, string what) => new()
    {
        Kind = nameof(Account),
        RecordId = account,
        StudentId = student,
        Action = ChangeAction.Changed,
        Field = what,
        Source = student is null ? ChangeSource.Officer : ChangeSource.Student,
    };
}
