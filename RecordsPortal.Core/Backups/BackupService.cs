using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Backups;

/// <param name="Problem">Null if it can be relied on.</param>
/// <param name="Manifest">Null where it could not be read.</param>
public sealed record BackupCheck(BackupProblem? Problem, BackupManifest? Manifest);

/// <summary>Makes backups of the data folder, reads them back, and puts them back. Works beside a running portal.</summary>
public sealed class BackupService
{
    private const string Ending = ".rpbackup";
    private const string CheckedEnding = ".checked";
    private const string WorkFolder = ".backup-";

    private readonly DataOptions _data;
    private readonly BackupOptions _options;
    private readonly string _digests;
    private readonly CollegeClock _clock;

    internal BackupService(IOptions<DataOptions> data, IOptions<BackupOptions> options, IOptions<DigestOptions> digest, CollegeClock clock) =>
        (_data, _options, _digests, _clock) = (data.Value, options.Value, digest.Value.Directory ?? Path.Combine(data.Value.Directory, BackupContent.Digests), clock);

    public string Directory => _options.Directory ?? Path.Combine(_data.Directory, "backups");

    /// <summary>False means that a backup holds the portal's keys in clear.</summary>
    public bool IsSealing => _options.Secret() is not null;

    public bool HasDatabase => File.Exists(_data.Database);

    /// <summary>Makes one. It counts as a backup only once it was checked.</summary>
    /// <param name="folder">Null for the folder of the settings.</param>
    /// <returns>The file.</returns>
    public async Task<string> MakeAsync(string? folder = null, CancellationToken cancel = default)
    {
        var target = System.IO.Directory.CreateDirectory(folder ?? Directory).FullName;
        var file = Path.Combine(target, $"records-{_clock.Local(_clock.Now).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{Ending}");
        return await InWorkFolderAsync(async work =>
        {
            var unfinished = file + ".new";
            try
            {
                File.Delete(unfinished);
                await using (var stream = BackupContent.Create(unfinished))
                {
                    await BackupMaking.WriteAsync(stream, _data, _digests, work, _options.Secret(), _clock.Now, cancel);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(unfinished, file, overwrite: true);
                return file;
            }
            finally
            {
                File.Delete(unfinished);
            }
        });
    }

    /// <summary>Restores it beside the portal's data, looks whether that could be worked with, and deletes it again.</summary>
    public Task<BackupCheck> CheckAsync(string file, CancellationToken cancel = default) => InWorkFolderAsync(async work =>
    {
        try
        {
            var manifest = await UnpackAsync(file, Path.Combine(work, "restored"), cancel);
            return new BackupCheck(null, manifest);
        }
        catch (BackupException fault)
        {
            return new BackupCheck(fault.Problem, null);
        }
    });

    /// <summary>Makes one, restores it for trial, and remembers that it was good.</summary>
    public async Task<(string File, BackupCheck Check)> MakeCheckedAsync(string? folder = null, CancellationToken cancel = default)
    {
        var file = await MakeAsync(folder, cancel);
        var check = await CheckAsync(file, cancel);
        if (check is { Problem: null, Manifest: { } manifest })
        {
            await File.WriteAllBytesAsync(file + CheckedEnding, JsonSerializer.SerializeToUtf8Bytes(manifest with { Parts = [] }), cancel);
        }

        return (file, check);
    }

    /// <summary>Puts a backup back. If anything is wrong with it, nothing is left behind.</summary>
    /// <param name="folder">Must be empty or not there: a backup is never unpacked over somebody's data. Null for the data folder of the settings.</param>
    /// <returns>Null if the folder is not empty.</returns>
    public async Task<BackupCheck?> RestoreAsync(string file, string? folder = null, CancellationToken cancel = default)
    {
        var target = folder ?? _data.Directory;
        if (System.IO.Directory.Exists(target) && System.IO.Directory.EnumerateFileSystemEntries(target).Any())
        {
            return null;
        }

        try
        {
            return new BackupCheck(null, await UnpackAsync(file, target, cancel));
        }
        catch (BackupException fault)
        {
            Empty(target);
            return new BackupCheck(fault.Problem, null);
        }
        catch
        {
            Empty(target);
            throw;
        }
    }

    /// <summary>When the newest checked backup was made, UTC; null if there is none.</summary>
    public DateTime? Newest() => Checked().Select(backup => (DateTime?)backup.MadeAt).FirstOrDefault();

    /// <summary>Deletes backups older than as many checked ones as are to stay, and what a backup that was killed left behind.</summary>
    public void DropOld()
    {
        foreach (var left in new DirectoryInfo(_data.Directory).EnumerateDirectories(WorkFolder + "*").Where(folder => folder.LastWriteTimeUtc < _clock.Now.AddDays(-1)))
        {
            left.Delete(recursive: true);
        }

        if (Checked().Skip(_options.Keep - 1).Select(backup => backup.File).FirstOrDefault() is { } oldest)
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "records-*" + Ending).Where(file => string.CompareOrdinal(Path.GetFileName(file), Path.GetFileName(oldest)) < 0).ToList())
            {
                File.Delete(file);
                File.Delete(file + CheckedEnding);
            }
        }
    }

    private IEnumerable<(string File, DateTime MadeAt)> Checked() => !System.IO.Directory.Exists(Directory) ? [] :
        from mark in System.IO.Directory.EnumerateFiles(Directory, "records-*" + Ending + CheckedEnding)
        let file = mark[..^CheckedEnding.Length]
        where File.Exists(file)
        let manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(mark))
        orderby manifest.MadeAt descending
        select (file, manifest.MadeAt);

    private async Task<BackupManifest> UnpackAsync(string file, string folder, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(folder);
        var manifest = await BackupReading.UnpackAsync(file, folder, _options.Secret(), cancel);
        await BackupInspection.LookAsync(folder, manifest, cancel);
        return manifest;
    }

    /// <summary>Inside the data folder, which is guarded as keys must be; gone afterwards, whatever happened.</summary>
    private async Task<T> InWorkFolderAsync<T>(Func<string, Task<T>> task)
    {
        var isNew = !System.IO.Directory.Exists(_data.Directory);
        var work = System.IO.Directory.CreateDirectory(Path.Combine(_data.Directory, WorkFolder + Guid.CreateVersion7().ToString("N"))).FullName;
        try
        {
            return await task(work);
        }
        finally
        {
            System.IO.Directory.Delete(isNew ? _data.Directory : work, recursive: true);
        }
    }

    private static void Empty(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
