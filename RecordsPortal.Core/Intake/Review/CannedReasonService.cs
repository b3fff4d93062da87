using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Review;

/// <param name="Uses">Decisions that name it.</param>
public sealed record ReasonRow(Guid Id, long Version, RecordField? Field, string TextZh, string TextEn, bool IsRetired, int Uses, DateTime ChangedAt);

/// <param name="Id">Null makes a reason.</param>
/// <param name="Field">Null: for any field. Fixed once the reason is made.</param>
public sealed record ReasonForm(Guid? Id, long Version, RecordField? Field, string TextZh, string TextEn);

/// <summary>Keeps the reasons officers can pick when they return a field. A reason in use is retired and never removed.</summary>
public sealed class CannedReasonService(RecordsDb database, Writes writes, ICurrentUser user)
{
    public const int Longest = 200;

    /// <summary>By field as in the record, those for any field last; within a field as the registry ordered them. Empty for who does not keep them.</summary>
    public async Task<IReadOnlyList<ReasonRow>> ListAsync(CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.IntakeTexts))
        {
            return [];
        }

        await using var db = database.Open();
        var rows = await db.CannedReasons.AsNoTracking().OrderBy(r => r.Position).ThenBy(r => r.Key)
            .Select(r => new ReasonRow(r.Id, r.Version, r.Field, r.TextZh, r.TextEn, r.IsRetired, db.FieldDecisions.Count(d => d.ReasonKey == r.Key), r.ChangedAt)).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Field is null).ThenBy(r => r.Field)];
    }

    public Task<Outcome> SaveAsync(Guid command, ReasonForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.IntakeTexts, async scope =>
        {
            var (zh, en) = (Plain.Line(form.TextZh), Plain.Line(form.TextEn));
            FieldError[] faults = [.. FaultsOf(nameof(form.TextZh), zh), .. FaultsOf(nameof(form.TextEn), en)];
            if (faults.Length > 0)
            {
                return new Outcome.Invalid(faults);
            }

            var row = form.Id is { } id ? await scope.Db.CannedReasons.FirstOrDefaultAsync(r => r.Id == id, cancel) : await AddAsync(scope.Db, form.Field, cancel);
            if (row is null || (form.Id is not null && row.Version != form.Version))
            {
                return row is null ? new Outcome.NotFound() : new Outcome.Stale([]);
            }

            (row.TextZh, row.TextEn) = (zh, en);
            return Outcome.Ok(row.Id);
        }, cancel);

    public Task<Outcome> SetRetiredAsync(Guid command, Guid reason, bool retired, CancellationToken cancel = default) =>
        OnAsync(command, reason, (_, row) =>
        {
            row.IsRetired = retired;
            return Task.FromResult(Outcome.Ok(reason));
        }, cancel);

    /// <summary>One place up or down among the reasons for the same field; at the end it stays.</summary>
    public Task<Outcome> MoveAsync(Guid command, Guid reason, bool up, CancellationToken cancel = default) =>
        OnAsync(command, reason, async (scope, row) =>
        {
            var all = await scope.Db.CannedReasons.Where(r => r.Field == row.Field).OrderBy(r => r.Position).ThenBy(r => r.Key).ToListAsync(cancel);
            var at = all.IndexOf(row);
            var to = Math.Clamp(up ? at - 1 : at + 1, 0, all.Count - 1);
            all.RemoveAt(at);
            all.Insert(to, row);
            foreach (var (position, other) in all.Index())
            {
                other.Position = position;
            }

            return Outcome.Ok(reason);
        }, cancel);

    public Task<Outcome> RemoveAsync(Guid command, Guid reason, CancellationToken cancel = default) =>
        OnAsync(command, reason, async (scope, row) =>
        {
            if (await scope.Db.FieldDecisions.AnyAsync(d => d.ReasonKey == row.Key, cancel))
            {
                return new Outcome.Refused(ReasonKeys.InUse);
            }

            scope.Db.CannedReasons.Remove(row);
            return Outcome.Ok(reason);
        }, cancel);

    private Task<Outcome> OnAsync(Guid command, Guid reason, Func<WriteScope, CannedReason, Task<Outcome>> body, CancellationToken cancel) =>
        writes.RunInLineAsync(command, Feature.IntakeTexts, async scope =>
            await scope.Db.CannedReasons.FirstOrDefaultAsync(r => r.Id == reason, cancel) is { } row ? await body(scope, row) : new Outcome.NotFound(), cancel);

    private static async Task<CannedReason> AddAsync(RecordsDbContext db, RecordField? field, CancellationToken cancel)
    {
        var last = await db.CannedReasons.Where(r => r.Field == field).MaxAsync(r => (int?)r.Position, cancel) ?? -1;
        var row = new CannedReason { Field = field, Position = last + 1 };
        row.Key = $"Own{row.Id:N}";
        return db.CannedReasons.Add(row).Entity;
    }

    private static IEnumerable<FieldError> FaultsOf(string field, string text) => text.Length switch
    {
        0 => [new FieldError(field, ReasonKeys.Missing)],
        > Longest => [new FieldError(field, ReasonKeys.TooLong)],
        _ => [],
    };
}

/// <summary>What the reasons and notices are refused with.</summary>
public static class ReasonKeys
{
    public const string Missing = "Texts.Missing";
    public const string TooLong = "Texts.TooLong";
    public const string InUse = "Texts.InUse";
}
