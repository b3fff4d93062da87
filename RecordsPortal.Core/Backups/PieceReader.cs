using System.Buffers.Binary;

namespace RecordsPortal.Core.Backups;

/// <summary>Gives back what was written, piece by piece, each only after its tag was found right.</summary>
internal sealed class PieceReader(Stream input, string? secret) : Stream
{
    private PieceFormat? _format;
    private byte[] _content = [];
    private int _read;
    private bool _isLast;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="BackupException">The backup is not what was written.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_read == _content.Length)
        {
            if (_isLast)
            {
                return 0;
            }

            Next();
        }

        var given = Math.Min(buffer.Length, _content.Length - _read);
        _content.AsSpan(_read, given).CopyTo(buffer);
        _read += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _format?.Dispose();
        base.Dispose(disposing);
    }

    private void Next()
    {
        _format ??= PieceFormat.Of(Exactly(PieceFormat.HeadBytes, BackupProblem.NotABackup), secret);
        var problem = _format.IsFirst ? BackupProblem.DoesNotOpen : BackupProblem.Damaged;
        var length = Exactly(PieceFormat.LengthBytes, problem);
        var bytes = BinaryPrimitives.ReadInt32BigEndian(length) & int.MaxValue;
        if (bytes > PieceFormat.PieceBytes)
        {
            throw new BackupException(problem);
        }

        var body = Exactly(bytes + PieceFormat.TagBytes, problem);
        (_content, _read, _isLast) = (new byte[bytes], 0, length[0] >= 0x80);
        // Something behind the last piece was put there by somebody else.
        if (!_format.Unwrap(length, body, _content) || (_isLast && input.ReadByte() >= 0))
        {
            throw new BackupException(problem);
        }
    }

    private byte[] Exactly(int count, BackupProblem otherwise)
    {
        var bytes = new byte[count];
        return input.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw new BackupException(otherwise);
    }
}
