using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Notices;

/// <summary>A person's own inbox.</summary>
public sealed class NoticeService(RecordsDb database, Writes writes, ICurrentUser user)
{
    /// <summary>The newest first, a page at a time.</summary>
    /// <param name="page">The first is 1.</param>
    public async Task<NoticePage> PageAsync(int page, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var mine = Mine(db, actor).AsNoTracking();
        var items = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip((Math.Max(page, 1) - 1) * Limits.PageSize).Take(Limits.PageSize).ToListAsync(cancel);
        return new NoticePage(
            [.. items.Select(n => new NoticeItem(n.Id, n.Kind, n.Facts, n.Link, n.By, n.At, n.ReadAt is not null))],
            await mine.CountAsync(cancel), await mine.CountAsync(n => n.ReadAt == null, cancel));
    }

    public async Task<int> UnreadAsync(CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        return await Mine(db, actor).CountAsync(n => n.ReadAt == null, cancel);
    }

    /// <summary>Marks one as read; a second time does nothing.</summary>
    public Task<Outcome> ReadAsync(Guid command, Guid id, CancellationToken cancel = default) => writes.RunAsync(command, Feature.Portal, async scope =>
    {
        if (await Mine(scope.Db, scope.Actor).FirstOrDefaultAsync(n => n.Id == id, cancel) is not { } notice)
        {
            return new Outcome.NotFound();
        }

        notice.ReadAt ??= scope.Now;
        return Outcome.Ok(id);
    }, cancel);

    /// <summary>Marks as read all there were when the list was loaded: what came since is still unread.</summary>
    public Task<Outcome> ReadAllAsync(Guid command, DateTime upTo, CancellationToken cancel = default) => writes.RunAsync(command, Feature.Portal, async scope =>
    {
        var unread = await Mine(scope.Db, scope.Actor).Where(n => n.ReadAt == null && n.At <= upTo).ToListAsync(cancel);
        unread.ForEach(notice => notice.ReadAt = scope.Now);
        return Outcome.Ok(count: unread.Count);
    }, cancel);

    private static IQueryable<Notice> Mine(RecordsDbContext db, Actor actor) => actor switch
    {
        { AccountId: not { } } => db.Notices.Where(n => false),
        { StudentId: { } student } => db.Notices.Where(n => n.AccountId == actor.AccountId || n.StudentId == student),
        _ => db.Notices.Where(n => n.AccountId == actor.AccountId),
    };
}

/// <param name="Link">Relative to the portal's root.</param>
/// <param name="At">UTC.</param>
public sealed record NoticeItem(Guid Id, NoticeKind Kind, IReadOnlyList<string> Facts, string Link, string By, DateTime At, bool IsRead);

public sealed record NoticePage(IReadOnlyList<NoticeItem> Items, int Total, int Unread);
