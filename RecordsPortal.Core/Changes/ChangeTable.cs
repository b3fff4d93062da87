using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>The change table as an auditor reads it, newest first.</summary>
public sealed class ChangeTable(RecordsDb database, ICurrentUser user, CollegeClock clock)
{
    public async Task<ChangePage> PageAsync(ChangeQuery query, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.ChangeTable))
        {
            return new ChangePage([], null, 0);
        }

        await using var db = database.Open();
        var lines = await Filtered(db, query).OrderByDescending(c => c.Sequence).Take(Limits.PageSize + 1).ToListAsync(cancel);
        var shown = lines.Take(Limits.PageSize).ToList();
        var newest = await db.Changes.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;
        return new ChangePage([.. shown.Select(line => Show(db, line))], lines.Count > shown.Count ? shown[^1].Sequence : null, newest);
    }

    /// <summary>The kinds of record that stand in the table. What Identity could keep and the portal does not use is left out.</summary>
    public IReadOnlyList<string> Kinds()
    {
        using var db = database.Open();
        return [.. db.Model.GetEntityTypes().Where(type => !type.IsUntracked() && type.ClrType.Assembly == typeof(ChangeTable).Assembly).Select(type => type.ClrType.Name).Order()];
    }

    private IQueryable<ChangeEntry> Filtered(RecordsDbContext db, ChangeQuery query)
    {
        var lines = db.Changes.AsNoTracking();
        lines = query.Before is { } before ? lines.Where(c => c.Sequence < before) : lines;
        lines = query.Kind is { } kind ? lines.Where(c => c.Kind == kind) : lines;
        lines = query.Person is { } person ? lines.Where(c => c.StudentId == person) : lines;
        lines = query.Action is { } action ? lines.Where(c => c.Action == action) : lines;
        lines = query.By is { } by ? lines.Where(c => c.ActorName.StartsWith(by)) : lines;
        lines = query.ChangeSet is { } set ? lines.Where(c => c.ChangeSetId == set) : lines;
        if (query.Day is { } day)
        {
            var (from, until) = (clock.StartOf(day), clock.StartOf(day.AddDays(1)));
            lines = lines.Where(c => c.At >= from && c.At < until);
        }

        return lines;
    }

    private static ChangeLine Show(RecordsDbContext db, ChangeEntry line)
    {
        var sealedFields = SealedFields(db, line.Kind);
        return new ChangeLine(
            line.Sequence, line.At, line.ActorName, line.Kind, line.RecordId, line.StudentId, line.Action, line.Field,
            Values(line.Field, line.OldValue, sealedFields), Values(line.Field, line.NewValue, sealedFields),
            line.Source, line.Reason, line.CommandId, line.ChangeSetId);
    }

    /// <summary>Bytes in a row are always something sealed.</summary>
    private static HashSet<string> SealedFields(RecordsDbContext db, string kind) =>
        [.. db.Model.GetEntityTypes().Where(type => type.ClrType.Name == kind).SelectMany(type => type.GetProperties()).Where(p => p.ClrType == typeof(byte[])).Select(p => p.Name)];

    private static IReadOnlyList<ChangeValue> Values(string? field, string? text, HashSet<string> sealedFields)
    {
        if (text is null)
        {
            return [];
        }

        if (field is not null)
        {
            return [Value(field, text)];
        }

        return [.. JsonSerializer.Deserialize<Dictionary<string, string?>>(text)!.Select(pair => Value(pair.Key, pair.Value))];

        ChangeValue Value(string name, string? value) => sealedFields.Contains(name) ? new(name, null, true) : new(name, value, false);
    }
}
