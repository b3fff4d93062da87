using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>Reads and sets what <see cref="SettingKeys"/> names.</summary>
public sealed class SettingService(RecordsDb database, Writes writes)
{
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

    public Task<Outcome> SetAsync(Guid command, string key, string value, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.Settings, async scope =>
        {
            if (!SettingKeys.Defaults.ContainsKey(key))
            {
                return new Outcome.NotFound();
            }

            if (SettingRules.FaultOf(key, value) is { } fault)
            {
                return new Outcome.Invalid([new FieldError(key, fault)]);
            }

            var row = await scope.Db.Settings.FirstOrDefaultAsync(s => s.Key == key, cancel);
            if (row is null)
            {
                scope.Db.Settings.Add(new Setting { Key = key, Value = value });
            }
            else
            {
                row.Value = value;
            }

            return Outcome.Ok();
        }, cancel);

    internal static async Task<string> ReadAsync(RecordsDbContext db, string key, CancellationToken cancel) =>
        await db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancel) ?? SettingKeys.Defaults[key];
}
