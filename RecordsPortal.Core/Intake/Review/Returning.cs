using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>Writes a return: registrar and counsellor return in the same way.</summary>
internal static class Returning
{
    public static async Task<Outcome> ApplyAsync(
        WriteScope scope, IntakeCase intake, IReadOnlyCollection<RecordField> accepted, IReadOnlyList<FieldReturn> returns, CancellationToken cancel)
    {
        var canned = await scope.Db.CannedReasons.AsNoTracking().Select(r => r.Key).ToListAsync(cancel);
        var asked = returns.Where(r => IntakeItems.Find(r.Field) is not null).DistinctBy(r => r.Field).ToList();
        if (asked.Count == 0)
        {
            return new Outcome.Refused(ReviewRefusals.NothingToReturn);
        }

        if (asked.Select(r => FaultOf(r, canned)).OfType<FieldError>().ToList() is { Count: > 0 } faults)
        {
            return new Outcome.Invalid(faults);
        }

        var returned = asked.Select(r => r.Field).ToHashSet();
        scope.Db.FieldDecisions.AddRange(asked.Select(r => Decision(scope, intake, r.Field, isAccepted: false, r)));
        scope.Db.FieldDecisions.AddRange(accepted.Distinct().Where(f => !returned.Contains(f) && IntakeItems.Find(f) is not null).Select(f => Decision(scope, intake, f, isAccepted: true)));
        intake.State = IntakeState.Returned;
        (intake.ReviewedById, intake.ReviewedBy, intake.ReviewedAt) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now);
        ReviewClaims.Clear(intake);
        scope.TellStudent(intake.Id, NoticeKind.IntakeReturned, "intake", $"{asked.Count}");
        return Outcome.Ok(intake.Id, count: asked.Count);
    }

    public static FieldDecision Decision(WriteScope scope, IntakeCase intake, RecordField field, bool isAccepted, FieldReturn? reason = null) => new()
    {
        StudentId = intake.Id,
        Round = intake.Round,
        Field = field,
        IsAccepted = isAccepted,
        ReasonKey = reason?.ReasonKey,
        ReasonText = string.IsNullOrWhiteSpace(reason?.Text) ? null : reason.Text.Trim(),
        DecidedBy = scope.Actor.Name,
        DecidedAt = scope.Now,
    };

    private static FieldError? FaultOf(FieldReturn given, List<string> canned) => given switch
    {
        { Text.Length: > Limits.Reason } => new FieldError(given.Field.ToString(), ReviewRefusals.ReasonTooLong, $"{Limits.Reason}"),
        { ReasonKey: { } key } when canned.Contains(key) => null,
        { ReasonKey: not null } => new FieldError(given.Field.ToString(), ReviewRefusals.ReasonMissing),
        _ when string.IsNullOrWhiteSpace(given.Text) => new FieldError(given.Field.ToString(), ReviewRefusals.ReasonMissing),
        _ => null,
    };
}
