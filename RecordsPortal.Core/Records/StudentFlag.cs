using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>Something about a record that somebody should look at.</summary>
public enum StudentFlag
{
    /// <summary>The rules warned of something in the standing submission.</summary>
    Warnings,

    /// <summary>Neither approved nor ended.</summary>
    IntakeOpen,
    NoPhoto,

    /// <summary>Another record bears the same ID number, and nobody has said whether it is the same person.</summary>
    SeenTwice,

    /// <summary>Somebody has said that another record is the same person's.</summary>
    Linked,
}

internal static class StudentFlags
{
    /// <param name="within">Whom the asker may see: a record they may not see must not show through its double.</param>
    public static IQueryable<Student> Flagged(this IQueryable<Student> students, RecordsDbContext db, StudentFlag flag, IQueryable<Student> within)
    {
        // Composed before, for inside the question the database would be asked to call them.
        var (twice, linked) = (within.SeenTwice(db).Select(s => s.Id), within.Linked(db).Select(s => s.Id));
        return flag switch
        {
            StudentFlag.Warnings => students.Where(s => db.IntakeCases.Where(c => c.Warnings > 0 && c.State == IntakeState.Submitted).Select(c => c.Id).Contains(s.Id)),
            StudentFlag.IntakeOpen => students.Where(s => db.IntakeCases.Where(c => c.State != IntakeState.Approved && c.State != IntakeState.Ended).Select(c => c.Id).Contains(s.Id)),
            StudentFlag.NoPhoto => students.Where(s => s.PhotoId == null),
            StudentFlag.SeenTwice => students.Where(s => twice.Contains(s.Id)),
            StudentFlag.Linked => students.Where(s => linked.Contains(s.Id)),
            _ => throw new ArgumentOutOfRangeException(nameof(flag)),
        };
    }
}
