using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>Everything known of one student, for the record page. Times are UTC.</summary>
/// <param name="Values">ID number and phone masked; family and schooling apart.</param>
/// <param name="Offered">What the person looking may do with this student.</param>
/// <param name="IsErased">The person's key is gone: what was sealed cannot be read any more, by anybody.</param>
public sealed record StudentRecord(
    Guid Id, RecordValues Values, string? StudentNumber, StudentStatus Status, DateTime StatusSince, Guid SchoolId, Guid? ClassId,
    IReadOnlyList<FamilyMember> Family, IReadOnlyList<SchoolingEntry> Schooling, Guid? PhotoId, RecordMilestones Milestones,
    IntakeSummary? Intake, AccountSummary? Account, StudentHistory History, IReadOnlySet<Feature> Offered, bool IsErased)
{
    public string Name => Values[RecordField.Name] ?? "";
}

/// <param name="ReExaminationDue">The last day of the re-examination.</param>
/// <param name="RegisteredOn">The day the record went into the national register.</param>
public sealed record RecordMilestones(
    DateTime? CompletedAt, string? CompletedBy, DateTime? CheckedInAt, string? CheckedInBy, DateOnly? ReExaminationDue, DateOnly? RegisteredOn);

/// <summary>Where the student's intake stands and who answers for it.</summary>
/// <param name="AssistedBy">The officer who entered the standing submission for the student.</param>
public sealed record IntakeSummary(
    int Year, IntakeState State, int Round, DateTime? BegunAt, DateTime? SubmittedAt, string? ReviewedBy, DateTime? ReviewedAt, string? ClaimedBy,
    string? PreCheckedBy, DateTime? PreCheckedAt, string? AssistedBy, string? AssistedReason, DateOnly? ExtendedUntil, int Warnings, int Differences,
    IReadOnlyList<ReceiptItem> Receipts, IReadOnlyList<ReturnedItem> Returned, IReadOnlyList<NoticeItem> Notices);

public sealed record ReceiptItem(int Round, string Number, DateTime At);

/// <param name="Zh">The canned reason in Chinese, and <paramref name="En"/> in English; null where there was none.</param>
/// <param name="Text">The reviewer's own words, in place of a canned reason or beside it.</param>
public sealed record ReturnedItem(RecordField Field, string? Zh, string? En, string? Text, string By, DateTime At);

/// <summary>A privacy notice the student acknowledged.</summary>
public sealed record NoticeItem(int Number, DateTime At);

public sealed record AccountSummary(DateTime CreatedAt, bool IsDisabled);
