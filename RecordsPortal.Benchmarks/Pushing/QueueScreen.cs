using System.Buffers.Text;
using System.Text;
using RecordsPortal.Benchmarks.Circuits;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>A screen that looks for one thing in what it is sent: how many wait. Cheap, because the machine that looks is the one that serves.</summary>
internal sealed class QueueScreen : ICircuitWatcher
{
    /// <summary>What stands before the number on the review queue; the floor's line says the same.</summary>
    public const string Words = "待审核 ";

    private static readonly byte[] _words = Encoding.UTF8.GetBytes(Words);

    private int _count = -1;

    /// <summary>Told of every number that is shown.</summary>
    public Action<QueueScreen, int>? Showed { get; set; }

    /// <summary>What stands there now; -1 before anything does.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Saw(RenderBatch picture)
    {
        if (NumberIn(picture.Bytes) is { } count && count != Count)
        {
            Volatile.Write(ref _count, count);
            Showed?.Invoke(this, count);
        }
    }

    private static int? NumberIn(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOf(_words)) >= 0;)
        {
            bytes = bytes[(at + _words.Length)..];
            if (Utf8Parser.TryParse(bytes, out int count, out _))
            {
                return count;
            }
        }

        return null;
    }
}
