using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents;

/// <summary>Who has which document.</summary>
internal static class DocumentRules
{
    /// <summary>
    /// A card shows an approved record and nothing before: until then the row holds the list's word, which a student is to enter without having
    /// seen it. A form exists once it was submitted; a roster has those who are expected or here.
    /// </summary>
    public static IQueryable<Student> Having(this IQueryable<Student> students, RecordsDbContext db, DocumentKind kind) => kind switch
    {
        DocumentKind.StatusCard => students.Where(s => s.CompletedAt != null),
        DocumentKind.RegistrationForm => students.Where(s => db.IntakeCases.Any(c => c.Id == s.Id && (c.State == IntakeState.Submitted || c.State == IntakeState.Approved))
            && db.Submissions.Any(x => x.StudentId == s.Id)),
        _ => students.Where(s => s.Status == StudentStatus.Admitted || s.Status == StudentStatus.Active),
    };

    /// <summary>What to say to somebody who asks for one that does not exist.</summary>
    public static string MissingKey(DocumentKind kind) => kind switch
    {
        DocumentKind.StatusCard => DocumentKeys.NoRecord,
        DocumentKind.RegistrationForm => DocumentKeys.NoSubmission,
        _ => DocumentKeys.Nobody,
    };
}
