using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace RecordsPortal.Core.Backups;

/// <summary>Unpacks a backup and holds every file against the list.</summary>
internal static class BackupReading
{
    /// <summary>The database gets its name last: a folder half unpacked is none that a portal would start on.</summary>
    private const string Unfinished = ".restoring";

    /// <param name="folder">Empty, or not there yet. What was unpacked before a fault was found stays there for the caller to delete.</param>
    /// <exception cref="BackupException">It is not what was written.</exception>
    public static async Task<BackupManifest> UnpackAsync(string file, string folder, string? secret, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            await using var pieces = new PieceReader(stream, secret);
            await using var packed = new GZipStream(pieces, CompressionMode.Decompress);
            var (manifest, taken) = await UnpackAsync(packed, folder, cancel);
            // To the very end: only the last piece says that nothing was cut off.
            await packed.CopyToAsync(Stream.Null, cancel);
            await pieces.CopyToAsync(Stream.Null, cancel);
            if (manifest is null || !taken.ToHashSet().SetEquals(manifest.Parts))
            {
                throw new BackupException(BackupProblem.Incomplete);
            }

            File.Move(Path.Combine(folder, BackupContent.Database + Unfinished), Path.Combine(folder, BackupContent.Database));
            return manifest;
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or JsonException or EndOfStreamException)
        {
            throw new BackupException(BackupProblem.Damaged);
        }
    }

    private static async Task<(BackupManifest? Manifest, List<BackupPart> Taken)> UnpackAsync(Stream packed, string folder, CancellationToken cancel)
    {
        await using var archive = new TarReader(packed, leaveOpen: true);
        BackupManifest? manifest = null;
        var taken = new List<BackupPart>();
        while (await archive.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            var name = entry.Name;
            if (name == BackupContent.Manifest)
            {
                manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream!, cancellationToken: cancel);
                continue;
            }

            var part = await BackupContent.TakeAsync(entry, folder, cancel);
            taken.Add(part);
            if (name == BackupContent.Database)
            {
                File.Move(Path.Combine(folder, name), Path.Combine(folder, name + Unfinished));
            }
        }

        return (manifest, taken);
    }
}
