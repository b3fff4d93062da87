using System.Formats.Tar;
using System.Security.Cryptography;

namespace RecordsPortal.Core.Backups;

/// <summary>The files of the data folder that a backup holds, and how they go into the archive and come out of it.</summary>
internal static class BackupContent
{
    public const string Database = "records.db";
    public const string Digests = "digests";
    public const string Manifest = "manifest.json";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What lies in the data folder beside the database.</summary>
    private static readonly string[] _folders = ["keys", "files", "documents"];

    /// <summary>Every file but the database: its name in the backup, and where it lies.</summary>
    public static IEnumerable<(string Name, string Path)> Files(string data, string digests) =>
        _folders.Select(folder => (Folder: folder, Path: Path.Combine(data, folder))).Append((Folder: Digests, Path: digests))
            .Where(pair => Directory.Exists(pair.Path))
            .SelectMany(pair => Directory.EnumerateFiles(pair.Path, "*", SearchOption.AllDirectories)
                // What is being written bears this ending until it is whole.
                .Where(path => !path.EndsWith(".new", StringComparison.Ordinal))
                .Select(path => ($"{pair.Folder}/{Path.GetRelativePath(pair.Path, path).Replace('\\', '/')}", path)));

    /// <returns>Null if the file went away meanwhile.</returns>
    public static async Task<BackupPart?> AddAsync(TarWriter archive, string name, string path, CancellationToken cancel)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        await using (file)
        {
            var part = new BackupPart(name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
            file.Position = 0;
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { Mode = Private, DataStream = file }, cancel);
            return part;
        }
    }

    /// <summary>Writes one file of the archive below a folder, for its owner alone.</summary>
    /// <exception cref="BackupException">It would lie outside.</exception>
    public static async Task<BackupPart> TakeAsync(TarEntry entry, string folder, CancellationToken cancel)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, entry.Name));
        if (entry.EntryType != TarEntryType.RegularFile || !path.StartsWith(root, StringComparison.Ordinal) || File.Exists(path))
        {
            throw new BackupException(BackupProblem.Incomplete);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = Create(path);
        if (entry.DataStream is { } content)
        {
            await content.CopyToAsync(file, cancel);
        }

        file.Flush(flushToDisk: true);
        file.Position = 0;
        return new BackupPart(entry.Name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }

    /// <summary>A new file for its owner alone: keys may lie in it in clear.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        return new FileStream(path, options);
    }
}
