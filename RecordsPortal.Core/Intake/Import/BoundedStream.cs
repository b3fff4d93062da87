namespace RecordsPortal.Core.Intake.Import;

/// <summary>Counts what really comes out of a compressed part, whatever its header promises, and stops at the bound.</summary>
internal sealed class BoundedStream(Stream inner, long bound) : Stream
{
    private const int LongestRun = 1024 * 1024;

    private int _run;

    public long Count { get; private set; }

    /// <summary>Whether to stop at a megabyte without a tag: a text no cell can hold, which a reader would build in memory.</summary>
    public bool BoundsRuns { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        _run = buffer[..read].LastIndexOf((byte)'<') is var tag and >= 0 ? read - tag : _run + read;
        if (Count > bound || (BoundsRuns && _run > LongestRun))
        {
            throw new SheetRefusedException(ImportRefusals.TooExpanded);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
