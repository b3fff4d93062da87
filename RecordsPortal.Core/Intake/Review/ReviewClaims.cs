using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Who is working on which application. A claim is a lease: it lapses by itself unless renewed.</summary>
public sealed class ReviewClaims(Writes writes)
{
    /// <summary>The reason under which the numbers shown in a claimed case stand in the change table; the screens put it into words.</summary>
    public const string RevealReason = "Reveal.Review";

    /// <summary>
    /// Takes the application for five minutes. Comparing the numbers is part of the work, so a new claim counts as revealing them, once.
    /// Claiming what one holds already renews it.
    /// </summary>
    public Task<Outcome> ClaimAsync(Guid command, Guid id, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Review, async scope =>
        {
            if (await FindAsync(scope, id, cancel) is not { } intake)
            {
                return new Outcome.NotFound();
            }

            if (intake.State != IntakeState.Submitted)
            {
                return ReviewChecks.NotSubmitted(intake);
            }

            if (ReviewRules.IsClaimed(intake, scope.Now) && intake.ClaimedById != scope.Actor.AccountId)
            {
                return new Outcome.Refused(ReviewRefusals.ClaimedBy, intake.ClaimedBy ?? "");
            }

            if (!ReviewRules.IsClaimed(intake, scope.Now))
            {
                scope.Change.Acts.AddRange([Reveal(id, nameof(Student.IdNumberSealed)), Reveal(id, nameof(Student.PhoneSealed))]);
            }

            (intake.ClaimedById, intake.ClaimedBy, intake.ClaimedUntil) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now + ReviewRules.Lease);
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>Keeps a claim that still stands. A claim that lapsed or was released is not taken back silently.</summary>
    public Task<Outcome> RenewAsync(Guid id, CancellationToken cancel = default) =>
        writes.RunAsync(Guid.CreateVersion7(), Feature.Review, async scope =>
        {
            if (await FindAsync(scope, id, cancel) is not { } intake)
            {
                return new Outcome.NotFound();
            }

            if (!ReviewRules.IsClaimedBy(intake, scope.Actor.AccountId, scope.Now))
            {
                return new Outcome.Refused(ReviewRefusals.NotClaimed);
            }

            intake.ClaimedUntil = scope.Now + ReviewRules.Lease;
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>Lets go of one's own claim, or takes a colleague's away; who did it stands in the change table and on the colleague's screen.</summary>
    public Task<Outcome> ReleaseAsync(Guid command, Guid id, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Review, async scope =>
        {
            if (await FindAsync(scope, id, cancel) is not { } intake)
            {
                return new Outcome.NotFound();
            }

            if (intake.ClaimedById is { } holder && ReviewRules.IsClaimed(intake, scope.Now))
            {
                scope.TellAccount(holder, NoticeKind.ClaimReleased, $"review/{id}");
            }

            Clear(intake);
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>Lets go of one's own claim, and of nobody else's: for a screen that closes.</summary>
    public Task<Outcome> LeaveAsync(Guid id, CancellationToken cancel = default) =>
        writes.RunAsync(Guid.CreateVersion7(), Feature.Review, async scope =>
        {
            if (await FindAsync(scope, id, cancel) is not { } intake)
            {
                return new Outcome.NotFound();
            }

            if (intake.ClaimedById != scope.Actor.AccountId)
            {
                return new Outcome.Refused(ReviewRefusals.NotClaimed);
            }

            Clear(intake);
            return Outcome.Ok(id);
        }, cancel);

    internal static void Clear(IntakeCase intake) => (intake.ClaimedById, intake.ClaimedBy, intake.ClaimedUntil) = (null, null, null);

    private static Task<IntakeCase?> FindAsync(WriteScope scope, Guid id, CancellationToken cancel) => ReviewChecks.CaseAsync(scope, id, cancel);

    private static ChangeEntry Reveal(Guid student, string field) => new()
    {
        Kind = nameof(Student),
        RecordId = student,
        StudentId = student,
        Action = ChangeAction.Revealed,
        Field = field,
        Source = ChangeSource.Officer,
        Reason = RevealReason,
    };
}
