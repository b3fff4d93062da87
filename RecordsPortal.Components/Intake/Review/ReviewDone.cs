using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Intake.Review;

public enum ReviewAct
{
    Approved,
    Returned,
    PreChecked,
}

/// <summary>What was just decided, for the undo bar.</summary>
/// <param name="Number">The student number given by an approval.</param>
public sealed record ReviewDone(Guid Id, string Name, ReviewAct Act, string? Number, DateTime At)
{
    public DateTime UndoUntil => At + ReviewRules.UndoFor;
}
