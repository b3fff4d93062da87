namespace RecordsPortal.Core.Changes;

/// <summary>
/// Says that something changed, never what to: who hears of it asks again through their own authorised query, so news cannot leak.
/// </summary>
/// <param name="Sequence">The last line of the change table this news stands for.</param>
/// <param name="Kind">The kind of record: "Student", "IntakeCase", …</param>
/// <param name="StudentId">The student it is about, if any; only people who may see that student are told.</param>
/// <param name="At">UTC.</param>
/// <param name="By">The name of who did it.</param>
public sealed record RecordChange(long Sequence, string Kind, Guid RecordId, Guid? StudentId, ChangeAction Action, DateTime At, Guid? ById, string By);
