using Microsoft.Extensions.Options;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Attachments;

/// <summary>
/// The bytes of attachments, sealed, under names of our own in the data folder: nothing of a sender's file name reaches the disk, and no
/// moment leaves anything there in clear. Public as a handle for services' constructors only.
/// </summary>
public sealed class SealedFiles(IOptions<DataOptions> options)
{
    /// <summary>Binds the bytes to their attachment: one file renamed to another's name does not open.</summary>
    private static string Column(Guid file) => $"Files|{file}";

    /// <summary>On disk, or an exception: the row that names the file is saved after this and may rely on it.</summary>
    internal async Task WriteAsync(Guid file, PersonKey key, ReadOnlyMemory<byte> plain, CancellationToken cancel)
    {
        var path = PathOf(file);
        var temporary = path + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await stream.WriteAsync(key.SealBytes(Column(file), plain.Span), cancel);
                stream.Flush(flushToDisk: true);
            }

            // Beside and moved: a crash in between leaves no half file under a name that a row may point to.
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <returns>Null once it is on disk; else the key of the sentence that says what the server lacks, and nothing of the file is left.</returns>
    internal async Task<string?> TryWriteAsync(Guid file, PersonKey key, ReadOnlyMemory<byte> plain, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(file, key, plain, cancel);
            return null;
        }
        catch (IOException fault) when (StorageFault.KeyOf(fault) is { } unavailable)
        {
            return unavailable;
        }
    }

    /// <returns>Null where the file is gone: a backup restored without its files.</returns>
    internal async Task<byte[]?> ReadAsync(Guid file, PersonKey key, CancellationToken cancel)
    {
        var path = PathOf(file);
        return File.Exists(path) ? key.OpenBytes(Column(file), await File.ReadAllBytesAsync(path, cancel)) : null;
    }

    internal void Delete(Guid file) => File.Delete(PathOf(file));

    // The end of a key is random, its beginning is the time it was made: folders by the end fill evenly.
    private string PathOf(Guid file)
    {
        var name = file.ToString("N");
        return Path.Combine(options.Value.Files, name[^2..], name);
    }
}
