using System.Buffers.Binary;
using System.Security.Cryptography;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>
/// Seals what is written to it piece by piece: the papers of a whole school never lie in memory at once, and at no moment in clear on the disk. Each
/// piece is bound to its file, its place and whether it is the last, so none can be dropped, moved or cut off unnoticed.
/// </summary>
internal sealed class SealedWriter(Stream output, PersonKey key, Guid file) : Stream
{
    public const int PieceBytes = 1024 * 1024;

    private readonly byte[] _piece = new byte[PieceBytes];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _filled;
    private int _pieces;

    /// <summary>Of what was written, before sealing.</summary>
    public long Written { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static string Column(Guid file, int piece, bool isLast) => $"Documents|{file}|{piece}|{(isLast ? "last" : "more")}";

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        Written += buffer.Length;
        while (buffer.Length > 0)
        {
            if (_filled == PieceBytes)
            {
                Seal(isLast: false);
            }

            var taken = Math.Min(buffer.Length, PieceBytes - _filled);
            buffer[..taken].CopyTo(_piece.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Seals the last piece. A file that was never completed does not open.</summary>
    /// <returns>SHA-256 of all that was written, lower-case hex.</returns>
    public string Complete()
    {
        Seal(isLast: true);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            output.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        var boxed = key.SealBytes(Column(file, _pieces++, isLast), _piece.AsSpan(0, _filled));
        Span<byte> head = stackalloc byte[5];
        BinaryPrimitives.WriteInt32BigEndian(head, boxed.Length);
        head[4] = isLast ? (byte)1 : (byte)0;
        output.Write(head);
        output.Write(boxed);
        _filled = 0;
    }
}
