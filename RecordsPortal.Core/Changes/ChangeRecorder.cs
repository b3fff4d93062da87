using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>Turns what a context is about to save into lines of the change table, and stamps version and time on the rows.</summary>
internal static class ChangeRecorder
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static List<ChangeEntry> Record(RecordsDbContext db, ChangeContext change, DateTime now)
    {
        var lines = new List<ChangeEntry>();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            Stamp(entry, now);
            if (!entry.Metadata.IsUntracked())
            {
                lines.AddRange(LinesFor(entry, change));
            }
        }

        lines.AddRange(change.Acts);
        change.Acts.Clear();
        return Signed(lines, change, now);
    }

    /// <summary>The same for new rows that no context tracks, in two steps. What the lines say of them needs no turn in line.</summary>
    public static List<ChangeEntry> LinesOfNew(IModel model, IReadOnlyList<object> rows, ChangeContext change)
    {
        var lines = new List<ChangeEntry>(rows.Count);
        foreach (var row in rows)
        {
            var type = model.FindEntityType(row.GetType())!;
            if (!type.IsUntracked())
            {
                lines.Add(Line(type, row, change, ChangeAction.Created, null, null, Snapshot(type, property => property.GetGetter().GetClrValue(row))));
            }
        }

        return lines;
    }

    /// <summary>When it is said, and in whose name, is put to it in line, where times run on as numbers do.</summary>
    public static List<ChangeEntry> RecordNew(NewRows made, ChangeContext change, DateTime now)
    {
        foreach (var row in made.Rows.OfType<Row>())
        {
            (row.Version, row.ChangedAt) = (1, now);
        }

        return Signed(made.Lines, change, now);
    }

    private static List<ChangeEntry> Signed(List<ChangeEntry> lines, ChangeContext change, DateTime now)
    {
        foreach (var line in lines)
        {
            line.At = now;
            line.ActorId = change.Actor.AccountId;
            line.ActorName = change.Actor.Name;
            line.Reason ??= change.Reason;
            line.CommandId = change.CommandId;
            line.ChangeSetId = change.ChangeSetId;
        }

        return lines;
    }

    /// <summary>
    /// The bytes a line is chained over: every column but the hash, in this order, each as a 4-byte big-endian length and UTF-8 text;
    /// length -1 for an absent one. Times are UTC ticks, enumerations their names.
    /// </summary>
    /// <param name="room">What stood in it is written over.</param>
    /// <returns>A view of <paramref name="room"/>, good until it is used again.</returns>
    public static ReadOnlySpan<byte> Canonical(ChangeEntry line, ArrayBufferWriter<byte> room)
    {
        room.ResetWrittenCount();
        Put<long>(room, line.Sequence);
        Put<long>(room, line.At.Ticks);
        Put(room, line.ActorId);
        Put(room, line.ActorName);
        Put(room, line.Kind);
        Put<Guid>(room, line.RecordId);
        Put(room, line.StudentId);
        Put(room, line.Action.ToString());
        Put(room, line.Field);
        Put(room, line.OldValue);
        Put(room, line.NewValue);
        Put(room, line.Source.ToString());
        Put(room, line.Reason);
        Put(room, line.CommandId);
        Put(room, line.ChangeSetId);
        return room.WrittenSpan;
    }

    private static void Put(ArrayBufferWriter<byte> room, string? text)
    {
        var place = room.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0));
        Close(room, place, text is null ? -1 : Encoding.UTF8.GetBytes(text, place[sizeof(int)..]));
    }

    private static void Put<T>(ArrayBufferWriter<byte> room, T? value)
        where T : struct, IUtf8SpanFormattable
    {
        const int Longest = 36;
        var place = room.GetSpan(sizeof(int) + Longest);
        var length = -1;
        value?.TryFormat(place[sizeof(int)..], out length, default, CultureInfo.InvariantCulture);
        Close(room, place, length);
    }

    private static void Close(ArrayBufferWriter<byte> room, Span<byte> place, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(place, length);
        room.Advance(sizeof(int) + Math.Max(0, length));
    }

    private static void Stamp(EntityEntry entry, DateTime now)
    {
        if (entry.Entity is Row && entry.State != EntityState.Deleted)
        {
            // Through the entry, not the row: a context that detects no changes by itself (bulk work) would otherwise save neither.
            var version = entry.Property(nameof(Row.Version));
            version.CurrentValue = entry.State == EntityState.Added ? 1L : (long)version.OriginalValue! + 1;
            entry.Property(nameof(Row.ChangedAt)).CurrentValue = now;
        }
    }

    private static IEnumerable<ChangeEntry> LinesFor(EntityEntry entry, ChangeContext change) => entry.State switch
    {
        EntityState.Added => [Line(entry, change, ChangeAction.Created, null, null, Snapshot(entry.Metadata, property => entry.CurrentValues[property]))],
        EntityState.Deleted => [Line(entry, change, ChangeAction.Removed, null, Snapshot(entry.Metadata, property => entry.OriginalValues[property]), null)],
        _ => Recorded(entry.Metadata)
            .Select(entry.Property)
            .Where(p => p.IsModified)
            .Select(p => (p.Metadata.Name, Old: RecordedValue.Text(p.OriginalValue), New: RecordedValue.Text(p.CurrentValue)))
            .Where(p => p.Old != p.New)
            .Select(p => Line(entry, change, ChangeAction.Changed, p.Name, p.Old, p.New)),
    };

    private static ChangeEntry Line(EntityEntry entry, ChangeContext change, ChangeAction action, string? field, string? old, string? now) =>
        Line(entry.Metadata, entry.Entity, change, action, field, old, now);

    private static ChangeEntry Line(IEntityType type, object row, ChangeContext change, ChangeAction action, string? field, string? old, string? now) => new()
    {
        Kind = type.ClrType.Name,
        RecordId = (Guid)type.FindProperty(nameof(Row.Id))!.GetGetter().GetClrValue(row)!,
        StudentId = (row as IAboutStudent)?.AboutStudent,
        Action = action,
        Field = field,
        OldValue = old,
        NewValue = now,
        Source = field is not null && change.Sources.TryGetValue(field, out var source) ? source : change.Source,
    };

    private static string Snapshot(IEntityType type, Func<IProperty, object?> valueOf)
    {
        var recorded = Recorded(type);
        var values = new Dictionary<string, string>(recorded.Length);
        foreach (var property in recorded)
        {
            if (RecordedValue.Text(valueOf(property)) is { } text)
            {
                values.Add(property.Name, text);
            }
        }

        return JsonSerializer.Serialize(values, Readable);
    }

    /// <summary>Asked of the model once: an import asks for every one of its rows.</summary>
    private static IProperty[] Recorded(IEntityType type) => type.GetOrAddRuntimeAnnotationValue(
        "Records:Recorded", static of => of!.GetProperties().Where(IsRecorded).ToArray(), type);

    private static bool IsRecorded(IProperty property) =>
        !property.IsSecret() && !property.IsPrimaryKey() && property.Name is not (nameof(Row.Version) or nameof(Row.ChangedAt));
}
