using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Backups;

/// <summary>Puts the data folder into one file while the portal goes on working.</summary>
internal static class BackupMaking
{
    private const int Tries = 5;

    private const string Named = """SELECT "Id" FROM "Attachments" UNION SELECT "FileId" FROM "AdmissionLists" """;

    /// <param name="work">A folder for the copy of the database, on a disk that has room for it.</param>
    /// <param name="digests">Where the digests lie.</param>
    public static async Task<BackupManifest> WriteAsync(Stream output, DataOptions data, string digests, string work, string? secret, DateTime now, CancellationToken cancel)
    {
        using var format = PieceFormat.New(secret);
        var pieces = new PieceWriter(output, format);
        BackupManifest manifest;
        await using (var packed = new GZipStream(pieces, CompressionLevel.Fastest, leaveOpen: true))
        await using (var archive = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            manifest = await FillAsync(archive, data, digests, work, now, cancel);
        }

        pieces.Complete();
        return manifest;
    }

    /// <summary>Files first, then the database, then files that came meanwhile: whatever the copy of the database names is in the archive.</summary>
    private static async Task<BackupManifest> FillAsync(TarWriter archive, DataOptions data, string digests, string work, DateTime now, CancellationToken cancel)
    {
        var parts = new Dictionary<string, BackupPart>();
        var copy = Path.Combine(work, BackupContent.Database);
        await AddFilesAsync(archive, parts, data, digests, cancel);
        for (var tried = 1; ; tried++)
        {
            File.Delete(copy);
            await CopyAsync(data.Database, copy, cancel);
            await AddFilesAsync(archive, parts, data, digests, cancel);
            // A photo replaced between the copy and our look is gone from the disk and still named in the copy: copy again.
            if (tried == Tries || await HoldsAllAsync(copy, parts.Keys, cancel))
            {
                break;
            }
        }

        parts.Add(BackupContent.Database, (await BackupContent.AddAsync(archive, BackupContent.Database, copy, cancel))!);
        await using var database = await StoredDatabase.OpenAsync(copy, cancel);
        var manifest = await DescribeAsync(database, now, [.. parts.Values.OrderBy(part => part.Name, StringComparer.Ordinal)], cancel);
        await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupContent.Manifest) { DataStream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest)) }, cancel);
        return manifest;
    }

    private static async Task AddFilesAsync(TarWriter archive, Dictionary<string, BackupPart> parts, DataOptions data, string digests, CancellationToken cancel)
    {
        foreach (var (name, path) in BackupContent.Files(data.Directory, digests).Where(file => !parts.ContainsKey(file.Name)))
        {
            if (await BackupContent.AddAsync(archive, name, path, cancel) is { } part)
            {
                parts.Add(name, part);
            }
        }
    }

    public static async Task CopyAsync(string database, string copy, CancellationToken cancel)
    {
        await using var connection = await StoredDatabase.OpenAsync(database, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @copy";
        command.Parameters.AddWithValue("@copy", copy);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
        await using var made = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await made.OpenAsync(cancel);
        // The copy comes without a write-ahead log, and the portal first looks at its database with a connection that may not give it one.
        await using var asPortal = made.CreateCommand();
        asPortal.CommandText = "PRAGMA journal_mode=WAL";
        await asPortal.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<bool> HoldsAllAsync(string copy, ICollection<string> names, CancellationToken cancel)
    {
        var files = names.Select(name => name[(name.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);
        await using var database = await StoredDatabase.OpenAsync(copy, cancel);
        return (await NamedFilesAsync(database, cancel)).All(file => files.Contains(file.ToString("N")));
    }

    /// <summary>The files a database names: photos, proofs, uploaded lists.</summary>
    public static async Task<IReadOnlyList<Guid>> NamedFilesAsync(SqliteConnection database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand();
        command.CommandText = Named;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var files = new List<Guid>();
        while (await rows.ReadAsync(cancel))
        {
            files.Add(rows.GetGuid(0));
        }

        // A list that came without a file names none.
        return [.. files.Where(file => file != Guid.Empty)];
    }

    public static async Task<BackupManifest> DescribeAsync(SqliteConnection database, DateTime now, IReadOnlyList<BackupPart> parts, CancellationToken cancel)
    {
        var end = await ChainWalk.EndAsync(database, cancel);
        var hash = end == 0 ? [] : await ChainWalk.HashOfAsync(database, end, cancel);
        return new BackupManifest(now, end, Convert.ToHexStringLower(hash ?? []), await CountAsync(database, "Students", cancel), await CountAsync(database, "Accounts", cancel), parts);
    }

    private static async Task<long> CountAsync(SqliteConnection database, string table, CancellationToken cancel)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"""SELECT COUNT(*) FROM "{table}" """;
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
