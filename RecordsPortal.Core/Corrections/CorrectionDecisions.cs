using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>The registrars' word on what was asked: put up for a second person, approved, refused, or taken back by who asked.</summary>
public sealed class CorrectionDecisions(Writes writes, SealedValues sealing, CollegeClock clock)
{
    /// <summary>Stands behind a request that touches locked items, so that a second person can decide. Says on which grounds.</summary>
    public Task<Outcome> ProposeAsync(Guid command, Guid id, CorrectionGround? ground, string? documentNumber, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.RecordCorrection, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (var correction, { } material))
            {
                return new Outcome.NotFound();
            }

            var items = material.Key.OpenItems(correction);
            var fields = items.Select(item => item.Field).ToList();
            if (correction.State != CorrectionState.Requested)
            {
                return new Outcome.Refused(CorrectionRefusals.NotOpen);
            }

            if (!material.NeedsSecond(fields))
            {
                return new Outcome.Refused(CorrectionRefusals.NeedsNoSecond);
            }

            if (material.IsGraduating(clock.Today))
            {
                return new Outcome.Refused(CorrectionRefusals.GraduatingTerm);
            }

            var kinds = await CorrectionEvidenceService.KindsAsync(scope.Db, id, cancel);
            List<FieldError> errors =
            [
                .. CorrectionRules.Faults(correction.Reason, needsSecond: true, ground, documentNumber),
                .. CorrectionEvidenceService.Missing(material.Locked(fields), fields, ground, kinds),
            ];
            if (errors.Count > 0)
            {
                return new Outcome.Invalid(errors);
            }

            (correction.State, correction.NeedsSecond, correction.Ground, correction.DocumentNumber) = (CorrectionState.Proposed, true, ground, documentNumber!.Trim());
            (correction.ProposedById, correction.ProposedBy, correction.ProposedAt) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now);
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>Puts the correction into force, and only by somebody who neither asked for it nor put it up.</summary>
    /// <param name="seen">Sequence of the record as it was shown: <see cref="CorrectionCase.Seen"/>.</param>
    /// <param name="overwrites">Items changed since the correction was asked for that the approver saw and replaces all the same.</param>
    public Task<Outcome> ApproveAsync(Guid command, Guid id, long seen, IReadOnlyCollection<RecordField> overwrites, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.CorrectionApproval, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (var correction, { } material))
            {
                return new Outcome.NotFound();
            }

            var items = material.Key.OpenItems(correction);
            return ApprovalRefusal(scope.Actor, correction, material.NeedsSecond(items.Select(item => item.Field)))
                ?? await ApproveAsync(scope, correction, material, items, seen, overwrites, cancel);
        }, cancel);

    public Task<Outcome> RefuseAsync(Guid command, Guid id, string reason, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.CorrectionApproval, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (var correction, { }))
            {
                return new Outcome.NotFound();
            }

            if (!correction.IsOpen)
            {
                return new Outcome.Refused(CorrectionRefusals.NotOpen);
            }

            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            Decide(scope, correction, CorrectionState.Refused, reason.Trim());
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>By who asked: it is over. By the registrar who put up somebody else's: it is the other's request again.</summary>
    public Task<Outcome> WithdrawAsync(Guid command, Guid id, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.CorrectionRequest, async scope =>
        {
            if (await OpenAsync(scope, id, cancel) is not (var correction, { }))
            {
                return new Outcome.NotFound();
            }

            if (!correction.IsOpen)
            {
                return new Outcome.Refused(CorrectionRefusals.NotOpen);
            }

            if (correction.AskedById == scope.Actor.AccountId)
            {
                Decide(scope, correction, CorrectionState.Withdrawn, null);
                return Outcome.Ok(id);
            }

            if (correction.State != CorrectionState.Proposed || correction.ProposedById != scope.Actor.AccountId)
            {
                return new Outcome.Refused(CorrectionRefusals.NotYours);
            }

            (correction.State, correction.ProposedById, correction.ProposedBy, correction.ProposedAt) = (CorrectionState.Requested, null, null, null);
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>Null where this person may approve it as it stands.</summary>
    internal static Outcome.Refused? ApprovalRefusal(Actor actor, Correction correction, bool needsSecond) => correction switch
    {
        { IsOpen: false } => new(CorrectionRefusals.NotOpen),
        _ when actor.AccountId == correction.AskedById || actor.AccountId == correction.ProposedById => new(CorrectionRefusals.OwnProposal),
        { State: CorrectionState.Requested } when needsSecond => new(CorrectionRefusals.NeedsProposal),
        _ => null,
    };

    private async Task<Outcome> ApproveAsync(
        WriteScope scope, Correction correction, CorrectionMaterial material, IReadOnlyList<CorrectedItem> items, long seen, IReadOnlyCollection<RecordField> overwrites, CancellationToken cancel)
    {
        var known = items.ToDictionary(item => item.Field, item => overwrites.Contains(item.Field) ? Math.Max(seen, item.Seen) : item.Seen);
        if (await material.ConflictsAsync(scope.Db, known, cancel) is { Count: > 0 } conflicts)
        {
            return new Outcome.Stale(conflicts);
        }

        var kinds = await CorrectionEvidenceService.KindsAsync(scope.Db, correction.Id, cancel);
        var (errors, _) = await material.CheckAsync(scope.Db, sealing, clock, items, correction.Reason, kinds.Contains(EvidenceKind.PoliceCertificate), cancel);
        if (errors.Count > 0)
        {
            return new Outcome.Invalid(errors);
        }

        await CorrectionWriting.ApplyAsync(scope, material, sealing, correction, items, cancel);
        Decide(scope, correction, CorrectionState.Approved, null);
        return Outcome.Ok(correction.Id, count: items.Count);
    }

    private static void Decide(WriteScope scope, Correction correction, CorrectionState state, string? reason)
    {
        (correction.State, correction.DecisionReason) = (state, reason);
        (correction.DecidedById, correction.DecidedBy, correction.DecidedAt) = (scope.Actor.AccountId, scope.Actor.Name, scope.Now);
        if (state is CorrectionState.Approved or CorrectionState.Refused)
        {
            Tell(scope, correction, state == CorrectionState.Approved ? NoticeKind.CorrectionApproved : NoticeKind.CorrectionRefused);
        }
    }

    private static void Tell(WriteScope scope, Correction correction, NoticeKind kind)
    {
        if (correction.IsByStudent)
        {
            scope.TellStudent(correction.StudentId, kind, "my-record#corrections");
        }
        else if (correction.AskedById is { } asker)
        {
            scope.TellAccount(asker, kind, $"students/{correction.StudentId}#corrections");
        }
    }

    private async Task<(Correction Correction, CorrectionMaterial? Material)?> OpenAsync(WriteScope scope, Guid id, CancellationToken cancel)
    {
        var correction = await scope.Db.Corrections.FirstOrDefaultAsync(c => c.Id == id, cancel);
        return correction is null ? null : (correction, await CorrectionMaterial.LoadAsync(scope.Db, sealing, scope.Reach, correction.StudentId, cancel));
    }
}
