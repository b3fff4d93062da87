using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

/// <param name="Href">Of the student list, as <see cref="StudentListQuery.Href"/>.</param>
public sealed record ViewItem(Guid Id, string Name, string Href);

/// <param name="Columns">As in <see cref="StudentListQuery.Columns"/>; null until somebody chose.</param>
/// <param name="Sort">With "-" before it for the other way round; null until somebody chose.</param>
public sealed record Arrangement(string? Columns, string? Sort);

/// <summary>What somebody keeps of the student list for themselves: named questions, and how they last arranged it.</summary>
public sealed class SavedViews(RecordsDb database, Writes writes, ICurrentUser user)
{
    public async Task<IReadOnlyList<ViewItem>> ListAsync(CancellationToken cancel = default)
    {
        var account = (await user.GetAsync(cancel)).AccountId;
        await using var db = database.Open();
        return await db.SavedViews.AsNoTracking().Where(v => v.AccountId == account).OrderBy(v => v.Id).Select(v => new ViewItem(v.Id, v.Name, v.Address)).ToListAsync(cancel);
    }

    public async Task<Arrangement> ArrangementAsync(CancellationToken cancel = default)
    {
        var account = (await user.GetAsync(cancel)).AccountId;
        await using var db = database.Open();
        return await db.ListLayouts.AsNoTracking().Where(l => l.Id == account).Select(l => new Arrangement(l.Columns, l.Sort)).FirstOrDefaultAsync(cancel) ?? new Arrangement(null, null);
    }

    /// <summary>Keeps the question with its order and columns; the place in the list is not kept. A name one already has is refused.</summary>
    public Task<Outcome> SaveAsync(Guid command, string name, StudentListQuery query, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Students, async scope =>
        {
            var (trimmed, account) = (name.Trim(), scope.Actor.AccountId ?? Guid.Empty);
            if (ViewRules.FaultOf(trimmed) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(name), fault)]);
            }

            var names = await scope.Db.SavedViews.Where(v => v.AccountId == account).Select(v => v.Name).ToListAsync(cancel);
            if (ViewRules.RefusalOf(trimmed, names) is { } refusal)
            {
                return new Outcome.Refused(refusal, trimmed);
            }

            var view = new SavedView { AccountId = account, Name = trimmed, Address = (query with { At = 0 }).Href };
            scope.Db.SavedViews.Add(view);
            return Outcome.Ok(view.Id);
        }, cancel);

    public Task<Outcome> RenameAsync(Guid command, Guid id, string name, CancellationToken cancel = default) =>
        WithOwnAsync(command, id, async (scope, view) =>
        {
            var trimmed = name.Trim();
            if (ViewRules.FaultOf(trimmed) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(nameof(name), fault)]);
            }

            if (await scope.Db.SavedViews.AnyAsync(v => v.AccountId == view.AccountId && v.Id != id && v.Name == trimmed, cancel))
            {
                return new Outcome.Refused(ViewRules.NameTaken, trimmed);
            }

            view.Name = trimmed;
            return Outcome.Ok(id);
        }, cancel);

    public Task<Outcome> RemoveAsync(Guid command, Guid id, CancellationToken cancel = default) =>
        WithOwnAsync(command, id, (scope, view) =>
        {
            scope.Db.SavedViews.Remove(view);
            return Task.FromResult(Outcome.Ok(id));
        }, cancel);

    /// <summary>Remembers columns and order for the next visit, wherever it is from.</summary>
    public Task<Outcome> ArrangeAsync(Guid command, Arrangement arrangement, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Students, async scope =>
        {
            var account = scope.Actor.AccountId ?? Guid.Empty;
            var layout = await scope.Db.ListLayouts.FirstOrDefaultAsync(l => l.Id == account, cancel);
            if (layout is null)
            {
                scope.Db.ListLayouts.Add(layout = new ListLayout { Id = account });
            }

            (layout.Columns, layout.Sort) = (StudentColumns.Clean(arrangement.Columns), arrangement.Sort);
            return Outcome.Ok();
        }, cancel);

    private Task<Outcome> WithOwnAsync(Guid command, Guid id, Func<WriteScope, SavedView, Task<Outcome>> body, CancellationToken cancel) =>
        writes.RunAsync(command, Feature.Students, async scope =>
            await scope.Db.SavedViews.FirstOrDefaultAsync(v => v.Id == id && v.AccountId == scope.Actor.AccountId, cancel) is { } view
                ? await body(scope, view)
                : new Outcome.NotFound(), cancel);
}
