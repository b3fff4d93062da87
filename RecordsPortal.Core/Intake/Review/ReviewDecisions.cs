using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>The registrar's word on an application: approved and on record, or returned with reasons.</summary>
public sealed class ReviewDecisions(Writes writes, SealedValues sealing, CollegeClock clock)
{
    private readonly RecordApproval _approval = new(sealing, clock);

    /// <summary>
    /// Completes the record and gives the student number (in the receipt). The case must be claimed by the actor, be what was seen, and have
    /// every differing field accepted, now or in an earlier round.
    /// </summary>
    public Task<Outcome> ApproveAsync(Guid command, Guid id, ReviewSeen seen, IReadOnlyCollection<RecordField> accepted, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Review, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (var student, var intake, { } material))
            {
                return new Outcome.NotFound();
            }

            return await ReviewChecks.MovedAsync(scope, intake, seen, material.Key, cancel)
                ?? NotMine(scope, intake)
                ?? (await PreChecks.IsAwaitedAsync(scope.Db, student, intake, cancel) ? new Outcome.Refused(ReviewRefusals.NotPreChecked) : null)
                ?? (material.Undecided(intake.Round, accepted) is { Count: > 0 } open ? new Outcome.Refused(ReviewRefusals.Undecided, $"{open.Count}") : null)
                ?? await ApproveAsync(scope, student, intake, material, command, cancel);
        }, cancel);

    /// <summary>For bulk approval: nobody's claim is needed, but nothing may be left that wants a look.</summary>
    internal Task<Outcome> ApproveUnseenAsync(Guid command, Guid id, CancellationToken cancel) =>
        writes.RunInLineAsync(command, Feature.Review, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (var student, var intake, { } material))
            {
                return new Outcome.NotFound();
            }

            return BulkRules.LeftOut(intake, material, scope) is { } why
                ? why
                : await PreChecks.IsAwaitedAsync(scope.Db, student, intake, cancel)
                    ? new Outcome.Refused(ReviewRefusals.NotPreChecked)
                    : await ApproveAsync(scope, student, intake, material, command, cancel);
        }, cancel);

    /// <summary>Sends the application back with a reason at each field. What is accepted stays accepted; only the returned fields open again.</summary>
    public Task<Outcome> ReturnAsync(
        Guid command, Guid id, ReviewSeen seen, IReadOnlyCollection<RecordField> accepted, IReadOnlyList<FieldReturn> returns, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.Review, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (_, var intake, { } material))
            {
                return new Outcome.NotFound();
            }

            return await ReviewChecks.MovedAsync(scope, intake, seen, material.Key, cancel)
                ?? NotMine(scope, intake)
                ?? await Returning.ApplyAsync(scope, intake, accepted, returns, cancel);
        }, cancel);

    private async Task<Outcome> ApproveAsync(WriteScope scope, Student student, IntakeCase intake, ReviewMaterial material, Guid set, CancellationToken cancel)
    {
        // One change set per case: undo takes back exactly these lines.
        scope.Change.ChangeSetId = set;
        if (await _approval.CompleteAsync(scope, student, intake, material, cancel) is { } refused)
        {
            return refused;
        }

        scope.Db.FieldDecisions.AddRange(IntakeComparison.Differences(material.List, material.Content)
            .Where(field => material.Decisions.All(d => d.Round != intake.Round || d.Field != field))
            .Select(field => Returning.Decision(scope, intake, field, isAccepted: true)));
        intake.State = IntakeState.Approved;
        (intake.ReviewedById, intake.ReviewedBy, intake.ReviewedAt) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now);
        ReviewClaims.Clear(intake);
        scope.TellStudent(student.Id, NoticeKind.IntakeApproved, "my-record", student.StudentNumber ?? "");
        return Outcome.Ok(student.Id, student.StudentNumber);
    }

    private static Outcome? NotMine(WriteScope scope, IntakeCase intake) => ReviewRules.IsClaimedBy(intake, scope.Actor.AccountId, scope.Now)
        ? null
        : ReviewRules.IsClaimed(intake, scope.Now)
            ? new Outcome.Refused(ReviewRefusals.ClaimedBy, intake.ClaimedBy ?? "")
            : new Outcome.Refused(ReviewRefusals.NotClaimed);

    private async Task<(Student Student, IntakeCase Case, ReviewMaterial? Material)?> OpenAsync(WriteScope scope, Guid id, CancellationToken cancel)
    {
        var student = await scope.Db.StudentsWithin(scope.Reach).FirstOrDefaultAsync(s => s.Id == id, cancel);
        var intake = await scope.Db.IntakeCases.FirstOrDefaultAsync(c => c.Id == id, cancel);
        return student is null || intake is null ? null : (student, intake, await ReviewMaterial.LoadAsync(scope.Db, sealing, id, cancel));
    }
}

/// <summary>Why one field goes back: a canned reason, words of the reviewer's own, or both.</summary>
/// <param name="ReasonKey">A key of <see cref="ReviewCases.ReasonsAsync"/>.</param>
public sealed record FieldReturn(RecordField Field, string? ReasonKey, string? Text);
