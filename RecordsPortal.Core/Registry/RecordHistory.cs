using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Registry;

/// <summary>Reads a record's history out of the change table, for staff who may see the student and for the student.</summary>
public sealed class RecordHistory(RecordsDb database, SealedValues sealing, ReferenceService reference, ICurrentUser user, CollegeClock clock)
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

        var history = await ReadAsync(db, student, await sealing.KeyOfAsync(db, student, cancel), cancel);
        return actor.IsStudent && found.CompletedAt is null
            ? history with { Items = StudentHistory.Empty.Items }
            : history;
    }

    /// <summary>
    /// The items as they stood when <paramref name="day"/> ended in the college, ID number and phone masked, without family and schooling;
    /// null where there was no record yet, and for students whose record is not complete.
    /// </summary>
    public async Task<RecordValues?> AsOfAsync(Guid student, DateOnly day, CancellationToken cancel = default)
    {
        if (await OfAsync(student, cancel) is not { Items.Count: > 0 })
        {
            return null;
        }

        await using var db = database.Open();
        return await ReadAsOfAsync(db, student, day, cancel) is { } values ? Masked(values) : null;
    }

    /// <summary>The same in full, for documents that must say what was valid on a day. Sealed values of somebody erased are absent.</summary>
    internal async Task<RecordValues?> ReadAsOfAsync(RecordsDbContext db, Guid student, DateOnly day, CancellationToken cancel)
    {
        var end = clock.StartOf(day.AddDays(1));
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(Student) && c.RecordId == student && c.At >= end).OrderByDescending(c => c.Sequence).ToListAsync(cancel);
        if (lines.Exists(line => line.Action == ChangeAction.Created))
        {
            return null;
        }

        // Back from what stands now, line by line: the table holds what each change replaced.
        var row = db.Entry(await db.Students.AsNoTracking().FirstAsync(s => s.Id == student, cancel));
        foreach (var line in lines.Where(line => line is { Action: ChangeAction.Changed, Field: not null }))
        {
            var property = row.Property(line.Field!);
            property.CurrentValue = RecordedValue.Read(property.Metadata.ClrType, line.OldValue);
        }

        return RecordMapping.Read(row.Entity, await sealing.KeyOfAsync(db, student, cancel), await reference.DirectoryAsync(cancel));
    }

    private static RecordValues Masked(RecordValues values) => values
        .With(RecordField.IdNumber, Mask.IdNumber(values[RecordField.IdNumber]))
        .With(RecordField.Phone, values.Has(RecordField.Phone) ? Mask.Phone(values[RecordField.Phone]) : null)
        .With(RecordField.Family, null)
        .With(RecordField.Schooling, null);

    /// <param name="key">The student's; null where it is gone.</param>
    internal async Task<StudentHistory> ReadAsync(RecordsDbContext db, Guid student, PersonKey? key, CancellationToken cancel)
    {
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.Kind == nameof(Student) && c.RecordId == student).OrderByDescending(c => c.Sequence).ToListAsync(cancel);
        var reader = new HistoryReader(key, await reference.DirectoryAsync(cancel));
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
