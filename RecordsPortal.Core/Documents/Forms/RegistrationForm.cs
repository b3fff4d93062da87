namespace RecordsPortal.Core.Documents.Forms;

/// <summary>新生入学登记表: what a student submitted, and the signature under it.</summary>
/// <param name="Record">With the values of the submission, not of the record made from it.</param>
/// <param name="SubmittedAt">The college's time.</param>
/// <param name="NoticeNumber">The privacy notice they had read; null where none was in force.</param>
internal sealed record RegistrationForm(
    PrintedRecord Record, string ReceiptNumber, DateTime SubmittedAt, int TruthVersion, string? AssistedBy, string? AssistedReason, int? NoticeNumber);
