namespace RecordsPortal.Core.Intake.Review;

/// <summary>Why a review command was refused; the sentences stand under these keys beside the pages.</summary>
public static class ReviewRefusals
{
    /// <summary>{0} who holds it.</summary>
    public const string ClaimedBy = "Review.ClaimedBy";
    public const string NotClaimed = "Review.NotClaimed";
    public const string NotSubmitted = "Review.NotSubmitted";

    /// <summary>{0} who decided.</summary>
    public const string Decided = "Review.Decided";

    /// <summary>{0} how many differing fields are not accepted yet.</summary>
    public const string Undecided = "Review.Undecided";
    public const string NotPreChecked = "Review.NotPreChecked";
    public const string PreCheckIsOff = "Review.PreCheckIsOff";
    public const string NeedsEyes = "Review.NeedsEyes";
    public const string NothingToReturn = "Review.NothingToReturn";
    public const string ReasonMissing = "Review.ReasonMissing";
    public const string ReasonTooLong = "Review.ReasonTooLong";

    /// <summary>{0} the part before the counter.</summary>
    public const string NumbersUsedUp = "Review.NumbersUsedUp";
    public const string Erased = "Review.Erased";
    public const string UndoTooLate = "Review.UndoTooLate";
    public const string UndoNotYours = "Review.UndoNotYours";
    public const string RecordMovedOn = "Review.RecordMovedOn";
}
