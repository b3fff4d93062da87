using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RecordsPortal.Core.Backups;

/// <summary>
/// How a backup lies on disk: a head, then pieces, each with its length and a tag over head, number and content. Sealed with AES-256-GCM under
/// a key made from a pass phrase and the head's salt, or, without a pass phrase, in clear with a SHA-256 as tag. Either way no byte can
/// change, no piece move and no end be missing unseen. Laid down in docs/backup-format.md.
/// </summary>
internal sealed class PieceFormat : IDisposable
{
    public const int PieceBytes = 256 * 1024;
    public const int TagBytes = 16;
    public const int LengthBytes = 4;
    public const int HeadBytes = 26;

    private const int SaltBytes = 16;
    private const int Rounds = 600_000;
    private const byte Version = 1;
    private static readonly byte[] _mark = "RPBACKUP"u8.ToArray();

    private readonly AesGcm? _seal;
    private long _number;

    private PieceFormat(byte[] head, string? secret)
    {
        Head = head;
        if (secret is not null)
        {
            _seal = new AesGcm(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), head.AsSpan(HeadBytes - SaltBytes), Rounds, HashAlgorithmName.SHA256, 32), TagBytes);
        }
    }

    public byte[] Head { get; }

    public bool IsFirst => _number == 0;

    public static PieceFormat New(string? secret) => new([.. _mark, Version, (byte)(secret is null ? 0 : 1), .. RandomNumberGenerator.GetBytes(SaltBytes)], secret);

    /// <exception cref="BackupException">Not a head, or a sealed one without a key.</exception>
    public static PieceFormat Of(byte[] head, string? secret) => head switch
    {
        _ when head.Length != HeadBytes || !head.AsSpan(0, _mark.Length).SequenceEqual(_mark) || head[8] != Version || head[9] > 1 => throw new BackupException(BackupProblem.NotABackup),
        _ when head[9] == 1 && secret is null => throw new BackupException(BackupProblem.KeyMissing),
        _ => new PieceFormat(head, head[9] == 1 ? secret : null),
    };

    /// <summary>The piece as it goes to disk: length with the mark of the last one, content, tag.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> content, bool isLast)
    {
        var piece = new byte[LengthBytes + content.Length + TagBytes];
        BinaryPrimitives.WriteInt32BigEndian(piece, content.Length | (isLast ? int.MinValue : 0));
        var body = piece.AsSpan(LengthBytes, content.Length);
        var tag = piece.AsSpan(LengthBytes + content.Length);
        var bound = Bound(piece.AsSpan(0, LengthBytes));
        if (_seal is null)
        {
            content.CopyTo(body);
            Hash(bound, content).AsSpan(0, TagBytes).CopyTo(tag);
        }
        else
        {
            _seal.Encrypt(Nonce(bound), content, body, tag, bound);
        }

        return piece;
    }

    /// <returns>False if the piece is not what was wrapped.</returns>
    public bool Unwrap(ReadOnlySpan<byte> length, ReadOnlySpan<byte> bodyAndTag, byte[] content)
    {
        var body = bodyAndTag[..^TagBytes];
        var tag = bodyAndTag[^TagBytes..];
        var bound = Bound(length);
        if (_seal is null)
        {
            body.CopyTo(content);
            return tag.SequenceEqual(Hash(bound, body).AsSpan(0, TagBytes));
        }

        try
        {
            _seal.Decrypt(Nonce(bound), body, tag, content, bound);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _seal?.Dispose();

    private byte[] Bound(ReadOnlySpan<byte> length)
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, _number++);
        return [.. Head, .. number, .. length];
    }

    /// <summary>The number alone: each file has a key of its own, so a number never comes twice under one key.</summary>
    private static byte[] Nonce(ReadOnlySpan<byte> bound) => [0, 0, 0, 0, .. bound.Slice(HeadBytes, sizeof(long))];

    private static byte[] Hash(ReadOnlySpan<byte> bound, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bound);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
