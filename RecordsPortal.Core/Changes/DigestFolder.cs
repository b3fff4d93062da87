using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>Writes down where the chain stands, once a day. A digest that was written is never written over.</summary>
public sealed class DigestFolder
{
    internal const string Pattern = "*.digest";

    /// <summary>One at a time: the system's move looks whether a file is there and moves then, and of two at once the later would write over the earlier.</summary>
    private static readonly SemaphoreSlim _turn = new(1);

    private readonly RecordsDb _database;
    private readonly Vault _vault;
    private readonly CollegeClock _clock;
    private readonly bool _isOwn;

    internal DigestFolder(RecordsDb database, Vault vault, CollegeClock clock, IOptions<DataOptions> data, IOptions<DigestOptions> digest) =>
        (_database, _vault, _clock, _isOwn, Directory) =
        (database, vault, clock, digest.Value.Directory is null, digest.Value.Directory ?? Path.Combine(data.Value.Directory, "digests"));

    public string Directory { get; }

    public bool HasToday => System.IO.Directory.Exists(Directory)
        && System.IO.Directory.EnumerateFiles(Directory, $"chain-{_clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{Pattern}").Any();

    /// <returns>The file, or null if there is nothing to say: no line yet, or no new one since this day's last digest.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder that was named is not there.</exception>
    public async Task<string?> WriteAsync(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await WriteInTurnAsync(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<string?> WriteInTurnAsync(CancellationToken cancel)
    {
        await using var db = _database.Open();
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var end = await ChainWalk.EndAsync(connection, cancel);
        if (end == 0)
        {
            return null;
        }

        // One that was named lies on another machine's disk. Made here while that is away, it would take digests that nobody ever looks at.
        if (_isOwn)
        {
            System.IO.Directory.CreateDirectory(Directory);
        }

        var hash = Convert.ToHexStringLower((await ChainWalk.HashOfAsync(connection, end, cancel))!);
        var digest = new ChainDigest(_clock.Today, _clock.Now, end, hash, await LastAsync(Directory, _vault, cancel));
        var path = Path.Combine(Directory, digest.FileName);
        return File.Exists(path) ? null : await KeepAsync(path, digest.Write(_vault), cancel);
    }

    /// <summary>The SHA-256 of the newest digest there is.</summary>
    private static async Task<string?> LastAsync(string folder, Vault vault, CancellationToken cancel)
    {
        var (newest, last) = (DateTime.MinValue, (string?)null);
        foreach (var path in System.IO.Directory.EnumerateFiles(folder, Pattern))
        {
            var bytes = await File.ReadAllBytesAsync(path, cancel);
            if (ChainDigest.Read(System.Text.Encoding.UTF8.GetString(bytes), vault) is { } digest && digest.At > newest)
            {
                (newest, last) = (digest.At, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            }
        }

        return last;
    }

    /// <returns>Null where somebody wrote the same digest at the same moment.</returns>
    private static async Task<string?> KeepAsync(string path, string text, CancellationToken cancel)
    {
        // Beside and moved: a crash in between must not leave half a digest, which would look like a forged one.
        var temporary = $"{path}.{Guid.CreateVersion7():N}.new";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancel);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path);
            return path;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
