using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Demo;

/// <summary>Writes history through the one write line, each save at the time and in the name it is said to have had.</summary>
internal sealed class DemoPen(RecordsDbContext db, DemoClock clock)
{
    private readonly List<(DateTime At, int Order, Func<Task> Write)> _events = [];
    private readonly List<object> _made = [];

    /// <summary>To take rows up that were saved before, and change them.</summary>
    public RecordsDbContext Db => db;

    /// <summary>New rows of the next save, in an order in which each finds those it refers to.</summary>
    public void Add(params ReadOnlySpan<object> rows) => _made.AddRange(rows);

    /// <summary>Notes what happens at a time; the chain of changes wants it written in the order of time, whatever the order it was thought of.</summary>
    public void At(DateTime at, Func<Task> write) => _events.Add((at, _events.Count, write));

    public async Task WriteAllAsync()
    {
        var events = _events.OrderBy(e => e.At).ThenBy(e => e.Order).ToList();
        _events.Clear();
        foreach (var (at, _, write) in events)
        {
            clock.Now = at;
            await write();
        }
    }

    public async Task SaveAsync(Actor actor, ChangeSource source, string? reason = null, Action<ChangeContext>? more = null)
    {
        db.Change = new ChangeContext(actor) { Source = source, Reason = reason };
        more?.Invoke(db.Change);
        await db.InsertAsync(NewRows.Of(db, _made), CancellationToken.None);
        _made.Clear();
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
        // Thousands of rows pass through this one context; what is saved must not be looked at again.
        db.ChangeTracker.Clear();
    }
}
