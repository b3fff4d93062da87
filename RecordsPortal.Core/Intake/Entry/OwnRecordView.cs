using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>One thing that happened to a record, as its student may read it: who, when, why; values only where they are states.</summary>
/// <param name="Fields">The items concerned, in their order; empty where it was about the whole.</param>
/// <param name="State">The intake's new state, where that is what changed.</param>
/// <param name="Status">The student's new status, where that is what changed.</param>
public sealed record OwnEvent(
    DateTime At, string By, ChangeSource Source, ChangeAction Action, string Kind, IReadOnlyList<RecordField> Fields,
    IntakeState? State, StudentStatus? Status, string? Reason);

/// <summary>What the college keeps about the student who asks.</summary>
/// <param name="Values">Canonical; ID number and phone masked. Before approval, what the student entered; after it, the record.</param>
/// <param name="AnswersFor">The reviewer who answers for the record; null until one approved it.</param>
public sealed record OwnRecord(
    string? StudentNumber, string CandidateNumber, StudentStatus Status, DateTime StatusSince, string? ClassName, string? SchoolZh, string? SchoolEn,
    IntakeState? Intake, string? ReceiptNumber, string? AssistedBy, string? AssistedReason, RecordValues Values, Guid? PhotoId,
    string? AnswersFor, DateTime? CompletedAt, string? CheckedInBy, DateTime? CheckedInAt, DateOnly? ReExaminationDue,
    IReadOnlyList<OwnEvent> Events);
