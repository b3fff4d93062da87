using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Registry;

/// <param name="Value">Canonical, as in <see cref="RecordValues"/>; null unless the outcome is Done, or where nothing is on record.</param>
public sealed record Revealed(Outcome Outcome, string? Value);

/// <summary>Shows a sealed value in full to somebody who says why. The showing is a line of the change table, which the student can read.</summary>
public sealed class RevealService(RecordsDb database, Writes writes, ICurrentUser user, SealedValues sealing, Budgets.Budgets budgets)
{
    /// <summary>How long a screen may leave a revealed value standing.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<RecordField> SealedFields { get; } = [RecordField.IdNumber, RecordField.Phone, RecordField.Family];

    public async Task<Revealed> RevealAsync(Guid command, Guid student, RecordField field, string reason, CancellationToken cancel = default)
    {
        // In the line: hundred asked for at once must not each see ninety-nine.
        var outcome = await writes.RunInLineAsync(command, Feature.RevealSealed, async scope =>
        {
            if (ReasonRules.FaultOf(reason) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(reason), fault)]);
            }

            if (!SealedFields.Contains(field) || !await scope.Db.StudentsWithin(scope.Reach).AnyAsync(s => s.Id == student, cancel))
            {
                return new Outcome.NotFound();
            }

            if (student != scope.Actor.StudentId && await budgets.TakeAsync(scope, BudgetKind.Reveals, 1, cancel) is { } usedUp)
            {
                return usedUp;
            }

            scope.Change.Acts.Add(new ChangeEntry
            {
                Kind = nameof(Student),
                RecordId = student,
                StudentId = student,
                Action = ChangeAction.Revealed,
                Field = RecordMapping.Columns[field],
                Source = scope.Change.Source,
                Reason = reason.Trim(),
            });
            return Outcome.Ok(student);
        }, cancel);
        await budgets.WatchAsync(outcome, await user.GetAsync(cancel), cancel);
        // Read after the line is on disk, never before: a value shown without its line would be a reveal nobody can find.
        return new Revealed(outcome, outcome is Outcome.Done ? await ValueAsync(student, field, cancel) : null);
    }

    private async Task<string?> ValueAsync(Guid student, RecordField field, CancellationToken cancel)
    {
        await using var db = database.Open();
        var row = await db.Students.AsNoTracking().FirstAsync(s => s.Id == student, cancel);
        if (await sealing.KeyOfAsync(db, student, cancel) is not { } key)
        {
            return null;
        }

        return field switch
        {
            RecordField.IdNumber when row.IdNumberSealed is { } boxed => key.Open(SealedValues.IdNumber, boxed),
            RecordField.Phone when row.PhoneSealed is { } boxed => key.Open(SealedValues.Phone, boxed),
            RecordField.Family when row.FamilySealed is { } boxed => key.Open(SealedValues.Family, boxed),
            _ => null,
        };
    }
}
