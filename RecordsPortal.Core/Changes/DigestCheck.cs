using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>What a digest says against the table, or against itself.</summary>
public enum DigestFault
{
    /// <summary>Not signed with this portal's key, or changed since.</summary>
    NotGenuine,

    /// <summary>The digest it follows is not in the folder.</summary>
    PreviousMissing,

    /// <summary>The table ends before the line the digest names: its end was cut off, or an older file put back.</summary>
    RolledBack,

    /// <summary>The line it names is another one now: the chain was written anew.</summary>
    Rewritten,
}

/// <param name="File">The digest's name, without its folder.</param>
/// <param name="Sequence">The line the digest names; null where it cannot be read.</param>
public sealed record DigestFinding(string File, DigestFault Fault, long? Sequence);

/// <param name="Digests">How many digests were compared.</param>
/// <param name="Newest">The college's day of the newest that could be read: what changed after it is vouched for by the chain alone. Null where there is none.</param>
public sealed record DigestReport(int Digests, DateOnly? Newest, IReadOnlyList<DigestFinding> Findings);

/// <summary>Compares the change table with what was written down elsewhere.</summary>
internal static class DigestCheck
{
    /// <param name="path">One digest or a folder of them.</param>
    public static async Task<DigestReport> CompareAsync(SqliteConnection connection, Vault vault, string path, CancellationToken cancel)
    {
        var isFolder = Directory.Exists(path);
        var read = new List<(string Name, string Hash, ChainDigest? Digest)>();
        foreach (var file in isFolder ? Directory.EnumerateFiles(path, DigestFolder.Pattern).Order(StringComparer.Ordinal) : (IEnumerable<string>)[path])
        {
            var bytes = await File.ReadAllBytesAsync(file, cancel);
            read.Add((Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(bytes)), ChainDigest.Read(Encoding.UTF8.GetString(bytes), vault)));
        }

        var end = await ChainWalk.EndAsync(connection, cancel);
        var known = read.Select(file => file.Hash).ToHashSet(StringComparer.Ordinal);
        var findings = new List<DigestFinding>();
        foreach (var (name, _, digest) in read.OrderBy(file => file.Digest?.At))
        {
            var fault = digest is null ? DigestFault.NotGenuine
                : isFolder && digest.Previous is { } previous && !known.Contains(previous) ? DigestFault.PreviousMissing
                : digest.Sequence > end ? DigestFault.RolledBack
                : await IsInAsync(connection, digest, cancel) ? (DigestFault?)null : DigestFault.Rewritten;
            if (fault is { } found)
            {
                findings.Add(new DigestFinding(name, found, digest?.Sequence));
            }
        }

        return new DigestReport(read.Count, read.Max(file => file.Digest?.Day), findings);
    }

    private static async Task<bool> IsInAsync(SqliteConnection connection, ChainDigest digest, CancellationToken cancel) =>
        await ChainWalk.HashOfAsync(connection, digest.Sequence, cancel) is { } hash && Convert.ToHexStringLower(hash) == digest.Hash;
}
