using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Changes;

/// <summary>Who is about to save, why, and from which source: becomes part of every line the save writes.</summary>
internal sealed class ChangeContext(Actor actor)
{
    public Actor Actor { get; } = actor;
    public ChangeSource Source { get; set; } = ChangeSource.Officer;
    public string? Reason { get; set; }
    public Guid? CommandId { get; init; }
    public Guid? ChangeSetId { get; set; }

    /// <summary>Columns whose value came from elsewhere than <see cref="Source"/>: an officer approves what a student typed.</summary>
    public Dictionary<string, ChangeSource> Sources { get; } = [];

    /// <summary>Lines about acts that change no row: a reveal, a code given out.</summary>
    public List<ChangeEntry> Acts { get; } = [];
}
