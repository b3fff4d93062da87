using System.Text.Json.Serialization;

namespace RecordsPortal.Core.Common;

/// <summary>
/// What a command came to. Everything a user can cause is one of these; anything else is a bug and throws.
/// Keys name sentences in the reader's language, facts fill their {0}, {1} in order.
/// </summary>
[JsonDerivedType(typeof(Done), nameof(Done))]
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Committed: the change stands on disk. A repeated command id gets the first answer again.</summary>
    public sealed record Done(Receipt Receipt) : Outcome;

    /// <summary>The input breaks rules; nothing was written. One error per rule broken, in the order of the fields.</summary>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : Outcome;

    /// <summary>A rule or a permission says no; nothing was written.</summary>
    public sealed record Refused(string Key, params IReadOnlyList<string> Facts) : Outcome;

    /// <summary>Somebody else changed the same items meanwhile; nothing was written. Empty where only "it moved on" can be said.</summary>
    public sealed record Stale(IReadOnlyList<FieldConflict> Theirs) : Outcome;

    /// <summary>No such record, or none this person may see: the two are told apart nowhere.</summary>
    public sealed record NotFound : Outcome;

    /// <summary>The disk is full or the database too busy; nothing was written and the same command may be sent again.</summary>
    public sealed record Unavailable(string Key) : Outcome;

    public static Outcome Ok(Guid? id = null, string? number = null, int count = 0) => new Done(new Receipt(id, number, count));
}

/// <param name="Id">The record made or changed, where there is one.</param>
/// <param name="Number">The number given out: a receipt, a student number.</param>
/// <param name="Count">Rows affected by a bulk command.</param>
public sealed record Receipt(Guid? Id, string? Number, int Count);

public sealed record FieldError(string Field, string Key, params IReadOnlyList<string> Facts);

/// <param name="At">UTC.</param>
/// <param name="Sequence">Of their change: whoever read this conflict has seen the record up to there. 0 where no line of the change table says it.</param>
public sealed record FieldConflict(string Field, string? Theirs, string By, DateTime At, long Sequence = 0);
