namespace RecordsPortal.Core.Changes;

public enum ChangeAction
{
    Created,
    Changed,
    Removed,

    /// <summary>Nothing changed: a sealed value was shown to somebody, with their reason.</summary>
    Revealed,

    /// <summary>Nothing changed: a code or a document was given out.</summary>
    Issued,
}

/// <summary>Where a value came from, as against who pressed the button.</summary>
public enum ChangeSource
{
    System,
    List,
    Student,
    Officer,
    Assisted,
    CheckIn,
}

/// <summary>
/// One line of the change table: audit trail, history and outbox in one. Append-only (triggers refuse anything else) and chained:
/// <see cref="Hash"/> is an HMAC over the hash before it and this line's canonical bytes.
/// </summary>
internal sealed class ChangeEntry
{
    public long Sequence { get; set; }
    public DateTime At { get; set; }
    public Guid? ActorId { get; set; }
    public string ActorName { get; set; } = "";
    public string Kind { get; set; } = "";
    public Guid RecordId { get; set; }
    public Guid? StudentId { get; set; }
    public ChangeAction Action { get; set; }

    /// <summary>Null on a line about the whole record (made, removed): its snapshot is then in <see cref="NewValue"/> or <see cref="OldValue"/>.</summary>
    public string? Field { get; set; }

    public string? OldValue { get; set; }
    public string? NewValue { get; set; }
    public ChangeSource Source { get; set; }
    public string? Reason { get; set; }
    public Guid? CommandId { get; set; }
    public Guid? ChangeSetId { get; set; }
    public byte[] Hash { get; set; } = [];
}

/// <summary>One row per command that took effect, written in its transaction: a replay gets this answer instead of a second effect.</summary>
internal sealed class CommandEntry
{
    public Guid Id { get; set; }
    public Guid ActorId { get; set; }
    public string Name { get; set; } = "";
    public string Outcome { get; set; } = "";
    public DateTime At { get; set; }
}
