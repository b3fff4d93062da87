namespace RecordsPortal.Core.Changes;

/// <summary>One value as the change table holds it. A sealed one is never opened here: <paramref name="Text"/> is then null.</summary>
public sealed record ChangeValue(string Field, string? Text, bool IsSealed);

/// <summary>One line of the change table for the person who audits it. Times are UTC.</summary>
/// <param name="Before">What stood: one value of a changed field, all of a removed record, none of a new one.</param>
/// <param name="After">What stands since, likewise.</param>
public sealed record ChangeLine(
    long Sequence, DateTime At, string By, string Kind, Guid RecordId, Guid? StudentId, ChangeAction Action, string? Field,
    IReadOnlyList<ChangeValue> Before, IReadOnlyList<ChangeValue> After, ChangeSource Source, string? Reason, Guid? CommandId, Guid? ChangeSetId);

/// <param name="Older">Where the next page begins; null on the last one.</param>
public sealed record ChangePage(IReadOnlyList<ChangeLine> Lines, long? Older, long Newest);

/// <summary>Which lines to show. All that is given must hold.</summary>
/// <param name="Person">The student the change is about.</param>
/// <param name="By">The name of who made it, or its beginning.</param>
/// <param name="Day">The college's day.</param>
/// <param name="Before">Only lines before this sequence: pages go by sequence, so that new lines never shift an old page.</param>
public sealed record ChangeQuery(
    string? Kind = null, Guid? Person = null, string? By = null, ChangeAction? Action = null, DateOnly? Day = null, Guid? ChangeSet = null, long? Before = null);
