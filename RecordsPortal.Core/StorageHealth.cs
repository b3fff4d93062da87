using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core;

/// <summary>Whether what the portal stands on is there and fit to be written. Asked anew each time; nothing is remembered.</summary>
public sealed class StorageHealth
{
    private readonly RecordsDb _database;
    private readonly Vault _vault;
    private readonly DataOptions _data;

    internal StorageHealth(RecordsDb database, Vault vault, IOptions<DataOptions> data) => (_database, _vault, _data) = (database, vault, data.Value);

    /// <summary>The database answers, and its file is still where it was: an open connection would go on reading a deleted one.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        await using var db = _database.Open();
        return File.Exists(_data.Database) && await db.Changes.AsNoTracking().MaxAsync(c => (long?)c.Sequence, cancel) is null or >= 0;
    }

    public async Task<bool> IsOfThisVersionAsync(CancellationToken cancel)
    {
        await using var db = _database.Open();
        return !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    /// <summary>The keys on disk are those the portal works with: what it seals now can be opened after a restart.</summary>
    public bool HoldsKeys() => _vault.IsOnDisk();

    /// <summary>The data folder takes a write, and has so much room left.</summary>
    public async Task<bool> HasRoomAsync(long bytes, CancellationToken cancel)
    {
        var probe = Path.Combine(_data.Directory, ".room");
        await File.WriteAllBytesAsync(probe, new byte[4096], cancel);
        File.Delete(probe);
        return new DriveInfo(Path.GetFullPath(_data.Directory)).AvailableFreeSpace >= bytes;
    }
}
