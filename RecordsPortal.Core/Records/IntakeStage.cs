using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>How far a student has come on the way from the list to the record. Each stage contains those after it.</summary>
public enum IntakeStage
{
    Admitted,

    /// <summary>Has an account, or an officer has begun for them.</summary>
    Activated,
    Begun,

    /// <summary>Submitted at least once; a case returned for mending stays here.</summary>
    Submitted,
    Approved,
    CheckedIn,
}

internal static class IntakeStages
{
    /// <summary>Those who came at least as far as <paramref name="stage"/>. Students of years before the portal have no case: they count by their record.</summary>
    public static IQueryable<Student> Reached(this IQueryable<Student> students, RecordsDbContext db, IntakeStage stage) => stage switch
    {
        IntakeStage.Activated => students.Where(s =>
            s.CompletedAt != null || db.Users.Any(a => a.StudentId == s.Id) || db.IntakeCases.Any(c => c.Id == s.Id && c.BegunAt != null)),
        IntakeStage.Begun => students.Where(s => s.CompletedAt != null || db.IntakeCases.Any(c => c.Id == s.Id && c.BegunAt != null)),
        IntakeStage.Submitted => students.Where(s => s.CompletedAt != null || db.IntakeCases.Any(c => c.Id == s.Id && c.SubmittedAt != null)),
        IntakeStage.Approved => students.Where(s => s.CompletedAt != null),
        IntakeStage.CheckedIn => students.Where(s => s.CheckedInAt != null),
        _ => students,
    };

    public static IQueryable<Student> ShortOf(this IQueryable<Student> students, RecordsDbContext db, IntakeStage stage)
    {
        var reached = db.Students.Reached(db, stage).Select(s => s.Id);
        return students.Where(s => !reached.Contains(s.Id));
    }
}
