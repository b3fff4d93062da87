using System.Text;

namespace RecordsPortal.Tests.Faults.PowerCut;

internal enum DiskAct : byte
{
    Write,
    Sync,
    Truncate,
    Delete,

    /// <summary>Somebody was told that their command is saved.</summary>
    Acknowledge,
}

/// <param name="File">The file's name without its folder; empty for an acknowledgement.</param>
/// <param name="Place">Where a write begins, or how long a truncated file is.</param>
internal sealed record DiskRecord(DiskAct Act, string File, long Place, byte[] Bytes);

/// <summary>What went to the disk, and what was answered, in the one order in which it happened.</summary>
internal sealed class WriteLog(string path) : IDisposable
{
    private readonly BinaryWriter _writer = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16), Encoding.UTF8);
    private readonly Lock _gate = new();

    /// <summary>Held while something is done and written down, so that the log's order is the disk's.</summary>
    public Lock Gate => _gate;

    public bool IsOn { get; set; }

    public void Add(DiskAct act, string file, long place, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (!IsOn)
            {
                return;
            }

            _writer.Write((byte)act);
            _writer.Write(file);
            _writer.Write(place);
            _writer.Write(bytes.Length);
            _writer.Write(bytes);
        }
    }

    public void Acknowledge(Guid command) => Add(DiskAct.Acknowledge, "", 0, command.ToByteArray());

    public void Dispose() => _writer.Dispose();

    public static List<DiskRecord> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        var records = new List<DiskRecord>();
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            records.Add(new DiskRecord((DiskAct)reader.ReadByte(), reader.ReadString(), reader.ReadInt64(), reader.ReadBytes(reader.ReadInt32())));
        }

        return records;
    }
}
