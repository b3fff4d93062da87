namespace RecordsPortal.Core.Backups;

/// <summary>Cuts what is written into pieces. The last one goes out when it is disposed: without it the file counts as cut off.</summary>
internal sealed class PieceWriter(Stream output, PieceFormat format) : Stream
{
    private readonly byte[] _waiting = new byte[PieceFormat.PieceBytes];
    private int _count;
    private bool _begun;
    private bool _ended;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => Take(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Take(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Take(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    /// <summary>Ends the file. Only what was written to its end may be ended: an archive that broke off must look broken.</summary>
    public void Complete()
    {
        Send(isLast: true);
        _ended = true;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Take(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        while (bytes.Length > 0)
        {
            if (_count == _waiting.Length)
            {
                Send(isLast: false);
            }

            var taken = Math.Min(bytes.Length, _waiting.Length - _count);
            bytes[..taken].CopyTo(_waiting.AsSpan(_count));
            _count += taken;
            bytes = bytes[taken..];
        }
    }

    private void Send(bool isLast)
    {
        if (!_begun)
        {
            output.Write(format.Head);
            _begun = true;
        }

        output.Write(format.Wrap(_waiting.AsSpan(0, _count), isLast));
        _count = 0;
    }
}
