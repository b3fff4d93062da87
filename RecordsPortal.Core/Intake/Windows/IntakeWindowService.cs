using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Windows;

/// <param name="Route">Null: all routes without a window of their own.</param>
/// <param name="ClosesOn">The last day, inclusive.</param>
public sealed record WindowRow(Guid Id, long Version, int Year, string? Route, DateOnly OpensOn, DateOnly ClosesOn, DateTime ChangedAt);

/// <summary>Sets when entry is open, for a year and route or for one student. Students' open pages follow at once.</summary>
public sealed class IntakeWindowService(RecordsDb database, Writes writes, CollegeClock clock)
{
    /// <summary>The newest year first; within a year the window for all routes first.</summary>
    public async Task<IReadOnlyList<WindowRow>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await db.IntakeWindows.AsNoTracking().OrderByDescending(w => w.Year).ThenBy(w => w.Route)
            .Select(w => new WindowRow(w.Id, w.Version, w.Year, w.Route, w.OpensOn, w.ClosesOn, w.ChangedAt)).ToListAsync(cancel);
    }

    /// <param name="form">Without an id it makes a window.</param>
    public Task<Outcome> SaveAsync(Guid command, WindowForm form, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.IntakeWindows, async scope =>
        {
            var validation = new WindowFormValidator(clock.Today.Year).Validate(form);
            if (!validation.IsValid)
            {
                return new Outcome.Invalid([.. validation.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode, e.CustomState as string[] ?? []))]);
            }

            // SQLite takes two windows "for all routes" for different ones; the index alone would let both stand.
            if (await scope.Db.IntakeWindows.AnyAsync(w => w.Year == form.Year && w.Route == form.Route && w.Id != form.Id, cancel))
            {
                return new Outcome.Invalid([new FieldError(nameof(form.Route), WindowKeys.Taken)]);
            }

            return await WriteAsync(scope.Db, form, cancel);
        }, cancel);

    public Task<Outcome> RemoveAsync(Guid command, Guid id, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.IntakeWindows, async scope =>
        {
            if (await scope.Db.IntakeWindows.FirstOrDefaultAsync(w => w.Id == id, cancel) is not { } window)
            {
                return new Outcome.NotFound();
            }

            scope.Db.IntakeWindows.Remove(window);
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>Gives one student a later last day than the others; null takes it back.</summary>
    public Task<Outcome> ExtendAsync(Guid command, Guid student, DateOnly? until, string reason, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.IntakeWindows, async scope =>
        {
            FieldError? fault = ReasonRules.FaultOf(reason) is { } key
                ? new FieldError(nameof(reason), key)
                : until < clock.Today ? new FieldError(nameof(until), WindowKeys.ExtensionPast) : null;
            if (fault is not null)
            {
                return new Outcome.Invalid([fault]);
            }

            var intake = await (from s in scope.Db.StudentsWithin(scope.Reach) join c in scope.Db.IntakeCases on s.Id equals c.Id where c.Id == student select c).FirstOrDefaultAsync(cancel);
            switch (intake?.State)
            {
                case null:
                    return new Outcome.NotFound();
                case IntakeState.Approved or IntakeState.Ended:
                    return new Outcome.Refused(WindowKeys.ExtensionPointless);
            }

            intake.ExtendedUntil = until;
            scope.Change.Reason = reason.Trim();
            return Outcome.Ok(student);
        }, cancel);

    private static async Task<Outcome> WriteAsync(RecordsDbContext db, WindowForm form, CancellationToken cancel)
    {
        var window = form.Id is { } id ? await db.IntakeWindows.FirstOrDefaultAsync(w => w.Id == id, cancel) : db.IntakeWindows.Add(new IntakeWindow()).Entity;
        if (window is null)
        {
            return new Outcome.NotFound();
        }

        if (form.Id is not null && window.Version != form.Version)
        {
            return new Outcome.Stale([]);
        }

        (window.Year, window.Route, window.OpensOn, window.ClosesOn) = (form.Year!.Value, form.Route, form.OpensOn!.Value, form.ClosesOn!.Value);
        return Outcome.Ok(window.Id);
    }
}
