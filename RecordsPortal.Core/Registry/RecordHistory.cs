using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

/// <summary>Reads a record's history out of the change table, for staff who may see the student and for the student.</summary>
public sealed class RecordHistory(RecordsDb database, SealedValues sealing, ICurrentUser user)
{
    /// <summary>
    /// Null where there is no such student, or none the person acting may see. Students see the values of their own only from the approval on:
    /// before it, the first ones would tell them what they are to enter without seeing the list. Who was shown what, they see always.
    /// </summary>
    public async Task<StudentHistory?> OfAsync(Guid student, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var feature = actor.IsStudent ? Feature.OwnRecord : Feature.Students;
        var found = await db.StudentsWithin(actor.ReachOf(feature)).Where(s => s.Id == student).Select(s => new { s.CompletedAt }).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var history = await ReadAsync(db, student, cancel);
        return actor.IsStudent && found.CompletedAt is null
            ? history with { Items = StudentHistory.Empty.Items }
            : history;
    }

    internal async Task<StudentHistory> ReadAsync(RecordsDbContext db, Guid student, CancellationToken cancel)
    {
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(Student) && c.RecordId == student).OrderByDescending(c => c.Sequence).ToListAsync(cancel);
        var reader = new HistoryReader(await sealing.KeyOfAsync(db, student, cancel), await ReferenceService.ReadAsync(db, cancel));
        var items = lines.SelectMany(line => Values(line).Select(value => (value.Column, Entry: Entry(reader, line, value))))
            .Where(x => RecordKeys.ByColumn.ContainsKey(x.Column))
            .GroupBy(x => RecordKeys.ByColumn[x.Column], x => x.Entry)
            .ToDictionary(group => group.Key, IReadOnlyList<HistoryEntry> (group) => [.. group]);
        return new StudentHistory(items, [.. lines.Where(l => l.Action == ChangeAction.Revealed).Select(Reveal)]);
    }

    /// <summary>A line about a new record holds all its first values; any other line holds one.</summary>
    private static IEnumerable<(string Column, string? Old, string? New)> Values(ChangeEntry line) => line switch
    {
        { Action: ChangeAction.Created, NewValue: { } snapshot } =>
            JsonSerializer.Deserialize<Dictionary<string, string?>>(snapshot)!.Select(pair => (pair.Key, (string?)null, pair.Value)),
        { Action: ChangeAction.Changed, Field: { } column } => [(column, line.OldValue, line.NewValue)],
        _ => [],
    };

    private static HistoryEntry Entry(HistoryReader reader, ChangeEntry line, (string Column, string? Old, string? New) value) => new(
        line.Sequence, line.At, line.ActorName, line.Source, line.Reason, reader.Read(value.Column, value.Old), reader.Read(value.Column, value.New));

    private static RevealEntry Reveal(ChangeEntry line) =>
        new(line.Field is { } column ? RecordKeys.ByColumn.GetValueOrDefault(column, column) : "", line.At, line.ActorName, line.Reason);
}
