using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>A registrar's word on what a later list says otherwise, item by item.</summary>
public sealed class AdmissionProposals(Writes writes, SealedValues sealing, CollegeClock clock)
{
    /// <summary>
    /// Accepting changes the list's word and the record with source "list"; refusing leaves both. Decided once: a second word is refused.
    /// </summary>
    public Task<Outcome> DecideAsync(Guid command, Guid proposal, bool accept, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.AdmissionLists, scope => DecideAsync(scope, proposal, accept, cancel), cancel);

    private async Task<Outcome> DecideAsync(WriteScope scope, Guid id, bool accept, CancellationToken cancel)
    {
        if (await scope.Db.AdmissionProposals.FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } proposal)
        {
            return new Outcome.NotFound();
        }

        if (proposal.State != ProposalState.Open)
        {
            return new Outcome.Refused(AdmissionKeys.ProposalDecided, proposal.DecidedBy ?? "");
        }

        if (accept && await ApplyAsync(scope, proposal, cancel) is { } refused)
        {
            return refused;
        }

        proposal.State = accept ? ProposalState.Accepted : ProposalState.Refused;
        (proposal.DecidedBy, proposal.DecidedAt) = (scope.Actor.Name, scope.Now);
        return Outcome.Ok(id);
    }

    private async Task<Outcome?> ApplyAsync(WriteScope scope, AdmissionProposal proposal, CancellationToken cancel)
    {
        var db = scope.Db;
        var student = await db.Students.SingleAsync(s => s.Id == proposal.StudentId, cancel);
        if (await sealing.KeyOfAsync(db, student.Id, cancel) is not { } key)
        {
            return new Outcome.NotFound();
        }

        if (LockedItems.IsLocked(proposal.Field, student.RegisteredOn))
        {
            return new Outcome.Refused(AdmissionKeys.RecordLocked);
        }

        var value = proposal.NewValue is null ? null : key.Open(IntakeSealing.ProposalValue, proposal.NewValue);
        var college = await ReferenceService.ReadAsync(db, cancel);
        var values = RecordMapping.Read(student, key, college).With(proposal.Field, value);
        if (await BreachAsync(db, student, values, proposal.Field, college, cancel) is { } breach)
        {
            return new Outcome.Refused(breach.Key, breach.Facts);
        }

        scope.Change.Source = ChangeSource.List;
        RecordMapping.Apply(student, RecordValues.Of((proposal.Field, value)), key, sealing, college);
        return null;
    }

    /// <summary>Only what this item newly breaks: an old fault elsewhere in the record must not keep a right phone out.</summary>
    private async Task<Finding?> BreachAsync(RecordsDbContext db, Student student, RecordValues values, RecordField field, CollegeDirectory college, CancellationToken cancel)
    {
        var number = values[RecordField.IdNumber] is { } id ? sealing.IdNumberIndex(id) : null;
        var isHeld = field == RecordField.IdNumber && number is not null && await db.Students.AnyAsync(s =>
            s.Id != student.Id && s.IdNumberIndex == number &&
            (s.Status == StudentStatus.Admitted || s.Status == StudentStatus.EntryDeferred || s.Status == StudentStatus.Active), cancel);
        var facts = new RuleFacts
        {
            Today = clock.Today,
            Majors = college.Majors.GroupBy(m => m.Code).ToDictionary(g => g.Key, g => g.First().Name),
            IdNumberHeldBy = isHeld ? NumberHolder.ActiveStudent : NumberHolder.Nobody,
        };
        return RecordRules.Check(values, Occasion.Import, facts).FirstOrDefault(f => f.Field == field && f.Severity == Severity.Error);
    }
}
