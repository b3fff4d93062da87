using System.Text;

namespace RecordsPortal.Tests.Faults.Common;

/// <summary>What somebody was told is saved, on disk before anything else happens and out of reach of whoever told them.</summary>
internal sealed class Journal(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    private readonly Lock _gate = new();

    public int Count { get; private set; }

    public void Add(string what)
    {
        lock (_gate)
        {
            _file.Write(Encoding.UTF8.GetBytes(what + "\n"));
            _file.Flush(flushToDisk: true);
            Count++;
        }
    }

    public IReadOnlyList<string> Read() => File.ReadAllLines(path);

    public void Dispose() => _file.Dispose();
}
