using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Whose entry is meant: one's own, or that of a student whom an officer assists.</summary>
/// <param name="StudentId">Null for one's own. A student who names anybody here, themselves included, is refused: that is the officers' way in.</param>
public sealed record EntryOf(Guid? StudentId = null)
{
    public static EntryOf Own { get; } = new();

    public bool IsAssisted => StudentId is not null;

    public Feature Feature => IsAssisted ? Feature.AssistedEntry : Feature.OwnIntake;

    internal Guid StudentFor(Actor actor) => StudentId ?? actor.StudentId ?? Guid.Empty;
}
