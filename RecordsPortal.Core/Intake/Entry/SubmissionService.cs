using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Submitting, and taking back what nobody has begun to review.</summary>
public sealed class SubmissionService(EntryWrites entry)
{
    /// <summary>
    /// Seals the draft into a submission that never changes and gives its receipt number. Invalid names what is still wrong; Stale says
    /// that the draft is no longer the one that was read.
    /// </summary>
    /// <param name="draftVersion">Of the view the student signs.</param>
    /// <param name="isTrue">"All I have entered is true": nothing is submitted without.</param>
    public Task<Outcome> SubmitAsync(Guid command, EntryOf of, long draftVersion, bool isTrue, CancellationToken cancel = default) =>
        entry.RunAsync(command, of, async (scope, file) =>
        {
            if (!isTrue)
            {
                return new Outcome.Refused(EntryKeys.TruthFirst);
            }

            if ((file.Draft?.Version ?? 0) != draftVersion)
            {
                return new Outcome.Stale([]);
            }

            var findings = file.Findings();
            return findings.Any(f => !f.IsWarning)
                ? new Outcome.Invalid([.. findings.Where(f => !f.IsWarning).Select(f => new FieldError($"{f.Field}", f.Key, f.Facts))])
                : Outcome.Ok(file.Student.Id, await SubmitAsync(scope, file, cancel));
        }, cancel, inLine: true);

    /// <summary>Takes the submission back to go on entering; refused once a reviewer holds it, and after the last day, when it could not be sent again.</summary>
    public Task<Outcome> WithdrawAsync(Guid command, EntryOf of, CancellationToken cancel = default) =>
        entry.OnFileAsync(command, of, (scope, file) => Task.FromResult(Withdraw(of, scope, file)), cancel);

    private static async Task<string> SubmitAsync(WriteScope scope, EntryFile file, CancellationToken cancel)
    {
        var intake = file.Case;
        var isAssisted = intake.AssistedRound == intake.Round + 1;
        if (!isAssisted)
        {
            (intake.AssistedById, intake.AssistedBy, intake.AssistedReason, intake.AssistedRound) = (null, null, null, null);
        }

        var submission = new Submission
        {
            StudentId = file.Student.Id,
            Round = ++intake.Round,
            Content = file.Key.SealSubmission(file.Content),
            SubmittedAt = scope.Now,
            ReceiptNumber = await ReceiptNumbers.NextAsync(scope.Db, intake.Year, cancel),
            AssistedBy = intake.AssistedBy,
            AssistedReason = intake.AssistedReason,
        };
        scope.Db.Submissions.Add(submission);
        (intake.State, intake.SubmittedAt, intake.ReceiptNumber) = (IntakeState.Submitted, scope.Now, submission.ReceiptNumber);
        (intake.ClaimedById, intake.ClaimedBy, intake.ClaimedUntil) = (null, null, null);
        (intake.PreCheckedBy, intake.PreCheckedAt) = (null, null);
        intake.Warnings = EntryRules.Check(file.Content, file.Offered, file.Facts).Count(f => f.IsWarning);
        intake.Differences = IntakeComparison.Differences(file.List, file.Content).Count;
        return submission.ReceiptNumber;
    }

    private static Outcome Withdraw(EntryOf of, WriteScope scope, EntryFile file)
    {
        var intake = file.Case;
        var key = true switch
        {
            _ when intake.State != IntakeState.Submitted => EntryKeys.NotSubmitted,
            _ when intake.ClaimedUntil > scope.Now => EntryKeys.BeingReviewed,
            _ when file.Gate != EntryGate.Open => EntryKeys.WithdrawnTooLate,
            _ when of.IsAssisted && intake.AssistedById != scope.Actor.AccountId => EntryKeys.AssistanceNotStarted,
            _ => null,
        };
        if (key is not null)
        {
            return new Outcome.Refused(key);
        }

        EntryWrites.Keep(scope, file, file.Content);
        intake.State = file.IsReturned ? IntakeState.Returned : IntakeState.Draft;
        (intake.SubmittedAt, intake.ReceiptNumber, intake.Warnings, intake.Differences) = (null, null, 0, 0);
        return Outcome.Ok(file.Student.Id);
    }
}
