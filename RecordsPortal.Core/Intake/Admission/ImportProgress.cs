using System.Collections.Concurrent;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>How far running imports are. In memory only: an import that the server's end interrupts has left nothing behind anyway.</summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, (int Done, int Total)> _running = new();

    /// <summary>Raised on the importing thread whenever a running import moved or ended; do not block in it.</summary>
    public event Action<Guid>? Moved;

    /// <summary>Null when the list is not being imported.</summary>
    public (int Done, int Total)? Of(Guid list) => _running.TryGetValue(list, out var progress) ? progress : null;

    internal void Report(Guid list, int done, int total)
    {
        _running[list] = (done, total);
        Moved?.Invoke(list);
    }

    internal void End(Guid list)
    {
        _running.TryRemove(list, out _);
        Moved?.Invoke(list);
    }
}
