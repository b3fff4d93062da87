namespace RecordsPortal.Tests.Faults.PowerCut;

/// <summary>What a disk made of the writes that nobody had waited for yet when the power went.</summary>
internal enum CutMode
{
    /// <summary>None of them: only what was synced is there.</summary>
    OnlySynced,

    /// <summary>All of them.</summary>
    Everything,

    /// <summary>Some of them, in no order.</summary>
    Some,

    /// <summary>Some sectors of some of them.</summary>
    Torn,
}

/// <summary>The files as a power cut leaves them, made from what they were at the beginning and from the log. Ask for moments in rising order.</summary>
internal sealed class DiskImages(IReadOnlyDictionary<string, byte[]> beginning, IReadOnlyList<DiskRecord> records, Random chance)
{
    private const int Sector = 512;

    private readonly Dictionary<string, FileBytes> _synced = beginning.ToDictionary(file => file.Key, file => new FileBytes(file.Value));
    private readonly Dictionary<string, List<DiskRecord>> _waiting = [];
    private readonly List<Guid> _acknowledged = [];
    private int _moment;

    /// <summary>The commands somebody had been told are saved.</summary>
    public IReadOnlyList<Guid> Acknowledged => _acknowledged;

    /// <param name="moment">How many records of the log had happened.</param>
    public void GoTo(int moment)
    {
        for (; _moment < moment; _moment++)
        {
            Happen(records[_moment]);
        }
    }

    public Dictionary<string, byte[]> Cut(CutMode mode)
    {
        var image = _synced.ToDictionary(file => file.Key, file => new FileBytes(file.Value.ToArray()));
        foreach (var (file, waiting) in _waiting)
        {
            foreach (var record in waiting)
            {
                Survive(image[file], record, mode);
            }
        }

        return image.ToDictionary(file => file.Key, file => file.Value.ToArray());
    }

    private void Happen(DiskRecord record)
    {
        if (record.Act == DiskAct.Acknowledge)
        {
            _acknowledged.Add(new Guid(record.Bytes));
            return;
        }

        var file = _synced.TryGetValue(record.File, out var known) ? known : _synced[record.File] = new FileBytes([]);
        var waiting = _waiting.TryGetValue(record.File, out var some) ? some : _waiting[record.File] = [];
        switch (record.Act)
        {
            case DiskAct.Sync:
                waiting.ForEach(write => write.ApplyTo(file));
                waiting.Clear();
                break;
            case DiskAct.Delete:
                waiting.Clear();
                file.Truncate(0);
                break;
            default:
                waiting.Add(record);
                break;
        }
    }

    private void Survive(FileBytes file, DiskRecord record, CutMode mode)
    {
        if (mode == CutMode.Everything || (mode == CutMode.Some && chance.Next(2) == 0) || (mode == CutMode.Torn && record.Act == DiskAct.Truncate && chance.Next(2) == 0))
        {
            record.ApplyTo(file);
        }
        else if (mode == CutMode.Torn && record.Act == DiskAct.Write)
        {
            Tear(file, record);
        }
    }

    private void Tear(FileBytes file, DiskRecord record)
    {
        for (var at = 0; at < record.Bytes.Length;)
        {
            var length = Math.Min(record.Bytes.Length - at, (int)(Sector - ((record.Place + at) % Sector)));
            if (chance.Next(2) == 0)
            {
                file.Write(record.Place + at, record.Bytes.AsSpan(at, length));
            }

            at += length;
        }
    }
}

internal static class DiskRecordActs
{
    public static void ApplyTo(this DiskRecord record, FileBytes file)
    {
        if (record.Act == DiskAct.Write)
        {
            file.Write(record.Place, record.Bytes);
        }
        else
        {
            file.Truncate(record.Place);
        }
    }
}

/// <summary>A file's content: writes past its end leave zeroes between, as on a disk.</summary>
internal sealed class FileBytes(byte[] content)
{
    private byte[] _bytes = content;
    private long _length = content.Length;

    public void Write(long place, ReadOnlySpan<byte> bytes)
    {
        var end = place + bytes.Length;
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(end, _bytes.Length * 2L));
        }

        bytes.CopyTo(_bytes.AsSpan((int)place));
        _length = Math.Max(_length, end);
    }

    public void Truncate(long length)
    {
        if (length < _length)
        {
            Array.Clear(_bytes, (int)length, (int)(_length - length));
        }

        _length = Math.Min(_length, length);
    }

    public byte[] ToArray() => _bytes[..(int)_length];
}
