using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core;

/// <summary>Brings the database of the data folder to this version's shape. Runs once, before anything is served.</summary>
public sealed class DatabaseSetup
{
    private const string AppendOnly = """
        CREATE TRIGGER IF NOT EXISTS "Changes_NoUpdate" BEFORE UPDATE ON "Changes" BEGIN SELECT RAISE(ABORT, 'The change table is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS "Changes_NoDelete" BEFORE DELETE ON "Changes" BEGIN SELECT RAISE(ABORT, 'The change table is append-only.'); END;
        """;

    private readonly RecordsDb _database;
    private readonly ChangeFeed _feed;
    private readonly DataOptions _data;
    private readonly CollegeClock _clock;

    internal DatabaseSetup(RecordsDb database, ChangeFeed feed, IOptions<DataOptions> data, CollegeClock clock)
    {
        (_database, _feed, _data, _clock) = (database, feed, data.Value, clock);
    }

    /// <returns>True if the database holds nobody yet: neither accounts nor students.</returns>
    public async Task<bool> PrepareAsync(CancellationToken cancel = default)
    {
        Directory.CreateDirectory(_data.Directory);
        Directory.CreateDirectory(_data.Files);
        await using var db = _database.Open();
        await db.Database.MigrateAsync(cancel);
        // Triggers have no LINQ, and the text is a constant.
#pragma warning disable RS0030
        await db.Database.ExecuteSqlRawAsync(AppendOnly, cancel);
        await db.Database.ExecuteSqlRawAsync(NameIndex.Table, cancel);
        await db.Database.ExecuteSqlRawAsync(IntakeIndex.Triggers, cancel);
#pragma warning restore RS0030
        _feed.Advance(await db.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0);
        return !await db.Users.AnyAsync(cancel) && !await db.Students.AnyAsync(cancel);
    }

    /// <summary>What every college begins with, where it is not there yet.</summary>
    public async Task AddDefaultsAsync(CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        await IntakeDefaults.EnsureAsync(db, _clock.Today, since: _clock.Today, cancel);
    }
}
