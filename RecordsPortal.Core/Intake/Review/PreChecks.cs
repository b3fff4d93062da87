using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>The counsellor's look before the registrar's, where the college has switched it on.</summary>
public sealed class PreChecks(RecordsDb database, Writes writes, SealedValues sealing)
{
    public async Task<bool> IsOnAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await ReviewAnswers.PreCheckIsOnAsync(db, cancel);
    }

    /// <summary>Passes the application on to the registrar.</summary>
    public Task<Outcome> MarkAsync(Guid command, Guid id, ReviewSeen seen, CancellationToken cancel = default) =>
        RunAsync(command, id, seen, (scope, intake) =>
        {
            (intake.PreCheckedBy, intake.PreCheckedAt) = (scope.Actor.Name, scope.Now);
            return Task.FromResult(Outcome.Ok(id));
        }, cancel);

    /// <summary>Sends it back to the student, as a registrar would.</summary>
    public Task<Outcome> ReturnAsync(Guid command, Guid id, ReviewSeen seen, IReadOnlyList<FieldReturn> returns, CancellationToken cancel = default) =>
        RunAsync(command, id, seen, (scope, intake) => Returning.ApplyAsync(scope, intake, [], returns, cancel), cancel);

    /// <summary>A class without a counsellor has nobody to wait for.</summary>
    internal static async Task<bool> IsAwaitedAsync(RecordsDbContext db, Student student, IntakeCase intake, CancellationToken cancel) =>
        intake.State == IntakeState.Submitted && !ReviewRules.IsPreChecked(intake) && await ReviewAnswers.PreCheckIsOnAsync(db, cancel)
        && await db.Grants.AnyAsync(g => g.Role == Role.Counsellor && g.ClassId == student.ClassId, cancel);

    private Task<Outcome> RunAsync(Guid command, Guid id, ReviewSeen seen, Func<WriteScope, IntakeCase, Task<Outcome>> decide, CancellationToken cancel) =>
        writes.RunInLineAsync(command, Feature.PreCheck, async scope =>
        {
            if (!await ReviewAnswers.PreCheckIsOnAsync(scope.Db, cancel))
            {
                return new Outcome.Refused(ReviewRefusals.PreCheckIsOff);
            }

            if (await ReviewChecks.CaseAsync(scope, id, cancel) is not { } intake || await sealing.KeyOfAsync(scope.Db, id, cancel) is not { } key)
            {
                return new Outcome.NotFound();
            }

            return await ReviewChecks.MovedAsync(scope, intake, seen, key, cancel)
                ?? (ReviewRules.IsClaimed(intake, scope.Now) ? new Outcome.Refused(ReviewRefusals.ClaimedBy, intake.ClaimedBy ?? "") : null)
                ?? await decide(scope, intake);
        }, cancel);
}
