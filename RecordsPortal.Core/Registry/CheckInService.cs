using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

/// <summary>Makes an admitted student whose record is complete a student in school, and takes it back on the same day.</summary>
public sealed class CheckInService(Writes writes, CollegeClock clock)
{
    /// <summary>Checks in those who can be; the others are named with the reason. Refused only if nobody could be.</summary>
    public async Task<CheckInResult> CheckInAsync(Guid command, IReadOnlyList<Guid> students, CancellationToken cancel = default)
    {
        IReadOnlyList<CheckInAnswer> answers = [];
        var outcome = await writes.RunAsync(command, Feature.CheckIn, async scope =>
        {
            var rows = await scope.Db.StudentsWithin(scope.Reach).Where(s => students.Contains(s.Id)).OrderBy(s => s.NamePinyin).ToListAsync(cancel);
            answers = [.. rows.Select(s => new CheckInAnswer(s.Id, s.Name, CheckInRules.FaultOf(s.Status, s.CompletedAt)))];
            var ready = rows.Where(s => CheckInRules.FaultOf(s.Status, s.CompletedAt) is null).ToList();
            if (ready.Count == 0)
            {
                return Refusal(students, answers);
            }

            scope.Change.Source = ChangeSource.CheckIn;
            scope.Change.ChangeSetId = ready.Count > 1 ? command : null;
            ready.ForEach(student => Enter(student, scope));
            return Outcome.Ok(ready.Count == 1 ? ready[0].Id : null, count: ready.Count);
        }, cancel);
        return new CheckInResult(outcome, answers);
    }

    /// <summary>Takes a check-in back, on the college's day it was made: a second change, with its reason, not a rewriting of the first.</summary>
    public Task<Outcome> UndoAsync(Guid command, Guid student, string reason, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.CheckIn, async scope =>
        {
            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            if (await scope.Db.StudentsWithin(scope.Reach).FirstOrDefaultAsync(s => s.Id == student, cancel) is not { } row)
            {
                return new Outcome.NotFound();
            }

            if (row.Status != StudentStatus.Active || row.CheckedInAt is not { } at)
            {
                return new Outcome.Refused(CheckInRules.NotCheckedIn);
            }

            if (!IsToday(clock, at))
            {
                return new Outcome.Refused(CheckInRules.NotToday);
            }

            (scope.Change.Source, scope.Change.Reason) = (ChangeSource.CheckIn, reason.Trim());
            row.StatusSince = await SinceBeforeAsync(scope.Db, row, cancel);
            row.Status = StudentStatus.Admitted;
            (row.CheckedInAt, row.CheckedInBy, row.ReExaminationDue) = (null, null, null);
            return Outcome.Ok(row.Id);
        }, cancel);

    internal static bool IsToday(CollegeClock clock, DateTime? at) => at is { } time && DateOnly.FromDateTime(clock.Local(time)) == clock.Today;

    private void Enter(Student student, WriteScope scope)
    {
        student.Status = StudentStatus.Active;
        (student.StatusSince, student.CheckedInAt, student.CheckedInBy) = (scope.Now, scope.Now, scope.Actor.Name);
        student.ReExaminationDue = CheckInRules.ReExaminationDue(DateOnly.FromDateTime(clock.Local(scope.Now)));
    }

    /// <summary>Since when the student was admitted, as it stood before check-in overwrote it.</summary>
    private static async Task<DateTime> SinceBeforeAsync(RecordsDbContext db, Student student, CancellationToken cancel)
    {
        var old = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(Student) && c.RecordId == student.Id && c.Field == nameof(Student.StatusSince) && c.Source == ChangeSource.CheckIn)
            .OrderByDescending(c => c.Sequence).Select(c => c.OldValue).FirstOrDefaultAsync(cancel);
        return DateTime.TryParse(old, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.RoundtripKind, out var since)
            ? since
            : student.StatusSince;
    }

    private static Outcome Refusal(IReadOnlyList<Guid> asked, IReadOnlyList<CheckInAnswer> answers) => (asked.Count, answers) switch
    {
        (0, _) => new Outcome.Refused(CheckInRules.NobodyChosen),
        (_, []) => new Outcome.NotFound(),
        (1, [{ Fault: { } fault }]) => new Outcome.Refused(fault),
        _ => new Outcome.Refused(CheckInRules.NobodyReady),
    };
}
