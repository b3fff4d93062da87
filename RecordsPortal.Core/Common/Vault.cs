using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace RecordsPortal.Core.Common;

/// <summary>
/// The keys of the archive, kept as files outside the database: a stolen database alone gives no ID number, and erasing a person is deleting their key.
/// </summary>
internal sealed class Vault
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const byte Format = 1;

    private const string Master = "master.key";
    private const string Index = "index.key";
    private const string Chain = "chain.key";

    private readonly string _folder;
    private readonly byte[] _master;
    private readonly byte[] _index;
    private readonly byte[] _chain;

    public Vault(IOptions<DataOptions> options)
    {
        // A database without its keys is a restore half done: new keys would open nothing and seal what comes next beside what is lost.
        var mayMake = !File.Exists(options.Value.Database);
        Directory.CreateDirectory(options.Value.Keys);
        _folder = options.Value.Keys;
        _master = ReadOrMake(Path.Combine(_folder, Master), mayMake);
        _index = ReadOrMake(Path.Combine(_folder, Index), mayMake);
        _chain = ReadOrMake(Path.Combine(_folder, Chain), mayMake);
    }

    /// <summary>Whether the files still hold the keys that were read at the start.</summary>
    public bool IsOnDisk() => IsOnDisk(Master, _master) && IsOnDisk(Index, _index) && IsOnDisk(Chain, _chain);

    /// <summary>A fresh key for one person, and the same wrapped by the master key.</summary>
    public (byte[] Wrapped, PersonKey Key) NewPersonKey(Guid person)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        return (Encrypt(_master, key, $"PersonKeys|{person}"), new PersonKey(person, key));
    }

    public PersonKey Unwrap(Guid person, byte[] wrapped) => new(person, Decrypt(_master, wrapped, $"PersonKeys|{person}"));

    /// <summary>A key for what is about no single person: uploaded lists.</summary>
    public PersonKey CollegeKey(string purpose) => new(Guid.Empty, HKDF.DeriveKey(HashAlgorithmName.SHA256, _master, KeyBytes, info: Encoding.UTF8.GetBytes(purpose)));

    /// <summary>The same text always gives the same 32 bytes, and without the key nobody can try ID numbers against them.</summary>
    public byte[] BlindIndex(string purpose, string text) => HMACSHA256.HashData(_index, Encoding.UTF8.GetBytes($"{purpose}|{text}"));

    public byte[] ChainHash(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> canonical)
    {
        var length = previous.Length + canonical.Length;
        // Most lines are short: no array is made for those.
        var both = length <= 1_024 ? stackalloc byte[1_024] : new byte[length];
        previous.CopyTo(both);
        canonical.CopyTo(both[previous.Length..]);
        return HMACSHA256.HashData(_chain, both[..length]);
    }

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, string boundTo)
    {
        var output = new byte[1 + NonceBytes + TagBytes + plain.Length];
        output[0] = Format;
        var nonce = output.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, output.AsSpan(1 + NonceBytes + TagBytes), output.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(boundTo));
        return output;
    }

    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> boxed, string boundTo)
    {
        if (boxed.Length < 1 + NonceBytes + TagBytes || boxed[0] != Format)
        {
            throw new CryptographicException("Not a sealed value of this version.");
        }

        var plain = new byte[boxed.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(boxed.Slice(1, NonceBytes), boxed[(1 + NonceBytes + TagBytes)..], boxed.Slice(1 + NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(boundTo));
        return plain;
    }

    private bool IsOnDisk(string name, byte[] key) =>
        File.Exists(Path.Combine(_folder, name)) && CryptographicOperations.FixedTimeEquals(File.ReadAllBytes(Path.Combine(_folder, name)), key);

    private static byte[] ReadOrMake(string path, bool mayMake)
    {
        if (!File.Exists(path))
        {
            if (!mayMake)
            {
                throw new InvalidOperationException($"There is a database, but no {Path.GetFileName(path)}. Restore the keys folder from the backup that belongs to this database.");
            }

            // Written beside and moved: a crash in between must not leave half a key that later sealing would trust.
            var temporary = path + ".new";
            using (var file = File.Create(temporary))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                // What is sealed with it is on disk with the first save; a power cut must not take the key and leave the sealed.
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(temporary, path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes
            ? key
            : throw new InvalidOperationException($"{Path.GetFileName(path)} is not a key of {KeyBytes} bytes. Restore the keys folder from the backup that belongs to this database.");
    }
}

/// <summary>One person's key, unwrapped for the length of an operation. Sealed values are bound to person and column: copied elsewhere they do not open.</summary>
internal sealed class PersonKey(Guid person, byte[] key)
{
    public byte[] Seal(string column, string plain) => SealBytes(column, Encoding.UTF8.GetBytes(plain));

    public byte[] SealBytes(string column, ReadOnlySpan<byte> plain) => Vault.Encrypt(key, plain, $"{person}|{column}");

    public string Open(string column, byte[] boxed) => Encoding.UTF8.GetString(OpenBytes(column, boxed));

    public byte[] OpenBytes(string column, byte[] boxed) => Vault.Decrypt(key, boxed, $"{person}|{column}");
}
