using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>What all rows of the queue have in common: one thing to hand to each, because an open screen has fifty of them and there may be a thousand screens.</summary>
/// <param name="Me">The reader's account.</param>
/// <param name="Base">The page the queue lies at.</param>
/// <param name="Query">What follows a row's id in its address.</param>
/// <param name="Current">The row under the cursor.</param>
/// <param name="Minute">Ages are told anew each minute.</param>
public sealed record ReviewSheet(CollegeDirectory College, Guid? Me, string Base, string Query, Guid? Current, long Minute);
