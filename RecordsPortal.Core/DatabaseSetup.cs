using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Backups;
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
    private readonly DbContextOptions<RecordsDbContext> _options;
    private readonly WriteLine _line;
    private readonly ChangeFeed _feed;
    private readonly BackupService _backups;
    private readonly DataOptions _data;
    private readonly CollegeClock _clock;

    internal DatabaseSetup(
        RecordsDb database, DbContextOptions<RecordsDbContext> options, WriteLine line, ChangeFeed feed, BackupService backups, IOptions<DataOptions> data, CollegeClock clock) =>
        (_database, _options, _line, _feed, _backups, _data, _clock) = (database, options, line, feed, backups, data.Value, clock);

    /// <returns>True if the database holds nobody yet: neither accounts nor students.</returns>
    /// <exception cref="InvalidOperationException">A database of an older version could not be backed up first; it was not touched.</exception>
    public async Task<bool> PrepareAsync(CancellationToken cancel = default)
    {
        Directory.CreateDirectory(_data.Directory);
        Directory.CreateDirectory(_data.Files);
        await using var db = _database.Open();
        await BackUpBeforeMigrationAsync(db, cancel);
        await ShapeAsync(db, cancel);
        _feed.Advance(await db.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0);
        return !await db.Users.AnyAsync(cancel) && !await db.Students.AnyAsync(cancel);
    }

    /// <summary>What every college begins with, where it is not there yet.</summary>
    public async Task AddDefaultsAsync(CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        await IntakeDefaults.EnsureAsync(db, _clock.Today, since: _clock.Today, cancel);
    }

    /// <summary>The steps that lie between the database on disk and this version, in their order.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel = default)
    {
        await using var db = _database.Open();
        return [.. await db.Database.GetPendingMigrationsAsync(cancel)];
    }

    /// <summary>Takes the steps on a copy and looks whether the copy is whole afterwards. The database itself is only read.</summary>
    /// <exception cref="Exception">Whatever a step failed with.</exception>
    public async Task TryOnCopyAsync(CancellationToken cancel = default)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_data.Directory, $".migration-{Guid.CreateVersion7():N}")).FullName;
        try
        {
            var copy = Path.Combine(folder, BackupContent.Database);
            await BackupMaking.CopyAsync(_data.Database, copy, cancel);
            var options = new DbContextOptionsBuilder<RecordsDbContext>(_options)
                .UseSqlite(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()).Options;
            await using var db = new RecordsDbContext(options, _line);
            await ShapeAsync(db, cancel);
            var checkedBy = await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(cancel);
            if (checkedBy is not ["ok"])
            {
                throw new InvalidOperationException(checkedBy[0]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ShapeAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await db.Database.MigrateAsync(cancel);
        // Triggers have no LINQ, and the text is a constant.
#pragma warning disable RS0030
        await db.Database.ExecuteSqlRawAsync(AppendOnly, cancel);
        await db.Database.ExecuteSqlRawAsync(NameIndex.Table, cancel);
        await db.Database.ExecuteSqlRawAsync(StudentCounts.Table, cancel);
        await db.Database.ExecuteSqlRawAsync(IntakeIndex.Triggers, cancel);
#pragma warning restore RS0030
    }

    /// <summary>A step that goes wrong half-way must not be the end of the college's records.</summary>
    private async Task BackUpBeforeMigrationAsync(RecordsDbContext db, CancellationToken cancel)
    {
        if (!_backups.HasDatabase || !(await db.Database.GetAppliedMigrationsAsync(cancel)).Any() || !(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return;
        }

        if ((await _backups.MakeCheckedAsync(cancel: cancel)).Check.Problem is { } problem)
        {
            throw new InvalidOperationException($"The database is of an older version, and the backup that must come first is not good ({problem}). Nothing was changed.");
        }
    }
}
