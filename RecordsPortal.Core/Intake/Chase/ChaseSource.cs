using RecordsPortal.Core.Access;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Chase;

internal sealed class Chased
{
    public required Student Student { get; init; }
    public required IntakeCase Case { get; init; }
    public required bool IsActivated { get; init; }
}

/// <summary>The open and finished intakes of a year as a query.</summary>
internal static class ChaseSource
{
    public static IQueryable<Chased> ChasedWithin(this RecordsDbContext db, Reach reach, int year) =>
        from student in db.StudentsWithin(reach)
        join intake in db.IntakeCases on student.Id equals intake.Id
        where intake.Year == year && intake.State != IntakeState.Ended
        select new Chased { Student = student, Case = intake, IsActivated = db.Users.Any(a => a.StudentId == student.Id) };

    public static IQueryable<Chased> At(this IQueryable<Chased> chased, ChaseStage stage) => stage switch
    {
        ChaseStage.NotActivated => chased.Where(c => c.Case.State == IntakeState.NotBegun && !c.IsActivated),
        ChaseStage.NotBegun => chased.Where(c => c.Case.State == IntakeState.NotBegun && c.IsActivated),
        ChaseStage.Draft => chased.Where(c => c.Case.State == IntakeState.Draft),
        ChaseStage.Returned => chased.Where(c => c.Case.State == IntakeState.Returned),
        ChaseStage.Submitted => chased.Where(c => c.Case.State == IntakeState.Submitted),
        _ => chased.Where(c => c.Case.State == IntakeState.Approved),
    };

    /// <summary>Somebody entered for a student without an account: what was entered counts.</summary>
    public static ChaseStage StageOf(IntakeState state, bool isActivated) => state switch
    {
        IntakeState.Draft => ChaseStage.Draft,
        IntakeState.Returned => ChaseStage.Returned,
        IntakeState.Submitted => ChaseStage.Submitted,
        IntakeState.Approved => ChaseStage.Approved,
        _ => isActivated ? ChaseStage.NotBegun : ChaseStage.NotActivated,
    };
}
