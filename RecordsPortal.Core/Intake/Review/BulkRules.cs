using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>What may be approved without being opened.</summary>
internal static class BulkRules
{
    /// <summary>Why an application is left for somebody's eyes; null if it can go.</summary>
    public static Outcome? LeftOut(IntakeCase intake, ReviewMaterial material, WriteScope scope) => intake switch
    {
        { State: not IntakeState.Submitted } => ReviewChecks.NotSubmitted(intake),
        { Warnings: > 0 } => new Outcome.Refused(ReviewRefusals.NeedsEyes),
        _ when ReviewRules.IsClaimed(intake, scope.Now) && intake.ClaimedById != scope.Actor.AccountId => new Outcome.Refused(ReviewRefusals.ClaimedBy, intake.ClaimedBy ?? ""),
        _ when NeedsEyes(material) => new Outcome.Refused(ReviewRefusals.NeedsEyes),
        _ => null,
    };

    /// <summary>Preview and approval ask the same: a list that says nothing agrees with everything, and is nothing to approve by.</summary>
    public static bool NeedsEyes(ReviewMaterial material) =>
        !material.List.Fields.Any() || IntakeItems.All.Any(item => IntakeComparison.NeedsEyes(item.Field, material.List, material.Content));
}
