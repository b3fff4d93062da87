using System.Collections.Immutable;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>
/// Tells a student's other open screens that the draft was saved. A draft is nobody's record yet and stands in no line of the change table,
/// so the change feed does not speak of it. A hint, like all news: who hears it asks again.
/// </summary>
public sealed class DraftNews
{
    private ImmutableList<Listener> _listeners = [];

    /// <summary>How many listeners there are; a closed screen must not leave one behind.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>Calls <paramref name="saved"/> with the student after each save but <paramref name="own"/>'s, off the writer's thread. Dispose to stop.</summary>
    public IDisposable Subscribe(EntryService own, Action<Guid> saved)
    {
        // Without the listener's own context a Chinese phone's save repaints an English desktop in Chinese.
        var listener = new Listener(this, own, saved, ExecutionContext.Capture());
        ImmutableInterlocked.Update(ref _listeners, list => list.Add(listener));
        return listener;
    }

    internal void Tell(Guid student, EntryService by)
    {
        foreach (var listener in _listeners.Where(l => l.Own != by))
        {
            ThreadPool.UnsafeQueueUserWorkItem(l => l.Hear(student), listener, preferLocal: false);
        }
    }

    private sealed class Listener(DraftNews news, EntryService own, Action<Guid> saved, ExecutionContext? context) : IDisposable
    {
        public EntryService Own => own;

        public void Hear(Guid student)
        {
            if (context is null)
            {
                saved(student);
            }
            else
            {
                ExecutionContext.Run(context.CreateCopy(), _ => saved(student), null);
            }
        }

        public void Dispose() => ImmutableInterlocked.Update(ref news._listeners, list => list.Remove(this));
    }
}
