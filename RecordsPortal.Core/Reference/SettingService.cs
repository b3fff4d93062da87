using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>One value a setting had.</summary>
/// <param name="At">UTC.</param>
/// <param name="Old">Null where the default stood before.</param>
public sealed record SettingChange(DateTime At, string By, string? Old, string New);

/// <param name="History">The newest first; empty while the default was never touched.</param>
public sealed record SettingItem(string Key, string Value, string Default, IReadOnlyList<SettingChange> History);

/// <summary>Reads and sets what <see cref="SettingKeys"/> names.</summary>
public sealed class SettingService(RecordsDb database, Writes writes, ICurrentUser user)
{
    /// <summary>Every setting with what it was before, for those who may change them; nothing for others.</summary>
    public async Task<IReadOnlyList<SettingItem>> ListAsync(CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.Settings))
        {
            return [];
        }

        await using var db = database.Open();
        var set = await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, cancel);
        var lines = await db.Changes.AsNoTracking().Where(c => c.Kind == nameof(Setting)).OrderByDescending(c => c.Sequence).ToListAsync(cancel);
        return [.. SettingKeys.Defaults.Select(d => set.TryGetValue(d.Key, out var row)
            ? new SettingItem(d.Key, row.Value, d.Value, [.. lines.Where(l => l.RecordId == row.Id).Select(Change)])
            : new SettingItem(d.Key, d.Value, d.Value, []))];
    }

    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        var set = await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, cancel);
        return SettingKeys.Defaults.ToDictionary(d => d.Key, d => set.GetValueOrDefault(d.Key, d.Value));
    }

    public async Task<string> GetAsync(string key, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await ReadAsync(db, key, cancel);
    }

    /// <summary>Sets any but <see cref="SettingKeys.StudentNumberPattern"/>, whose rules are the review's own.</summary>
    public Task<Outcome> SetAsync(Guid command, string key, string value, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Settings, async scope =>
        {
            // The number pattern is tried on the numbers given already; only the feature that does so may set it.
            if (!SettingKeys.Defaults.ContainsKey(key) || key == SettingKeys.StudentNumberPattern)
            {
                return new Outcome.NotFound();
            }

            if (SettingRules.FaultOf(key, value) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(key, fault)]);
            }

            await WriteAsync(scope.Db, key, value, cancel);
            return Outcome.Ok();
        }, cancel);

    /// <summary>For a feature whose setting has rules of its own; it has asked them.</summary>
    internal static async Task WriteAsync(RecordsDbContext db, string key, string value, CancellationToken cancel)
    {
        var row = await db.Settings.FirstOrDefaultAsync(s => s.Key == key, cancel) ?? db.Settings.Add(new Setting { Key = key }).Entity;
        row.Value = value;
    }

    internal static async Task<string> ReadAsync(RecordsDbContext db, string key, CancellationToken cancel) =>
        await db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancel) ?? SettingKeys.Defaults[key];

    private static SettingChange Change(ChangeEntry line) => line.Action == ChangeAction.Created
        ? new SettingChange(line.At, line.ActorName, null, JsonSerializer.Deserialize<Dictionary<string, string?>>(line.NewValue!)![nameof(Setting.Value)] ?? "")
        : new SettingChange(line.At, line.ActorName, line.OldValue, line.NewValue ?? "");
}
