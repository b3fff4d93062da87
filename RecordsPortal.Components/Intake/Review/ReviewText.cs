namespace RecordsPortal.Components.Intake.Review;

/// <summary>The words of the review queue, the case, the pre-check and bulk approval.</summary>
public sealed class ReviewText;
