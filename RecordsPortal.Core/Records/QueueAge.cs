using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Records;

/// <summary>How long a submission has waited for its reviewer. The queue's colours change at the same hours.</summary>
public enum QueueAge
{
    /// <summary>Less than 24 hours.</summary>
    Day,

    /// <summary>From 24 to 48 hours, both inclusive.</summary>
    TwoDays,

    /// <summary>More than 48 hours.</summary>
    Longer,
}

internal static class QueueAges
{
    public static IQueryable<Student> WaitingFor(this IQueryable<Student> students, RecordsDbContext db, QueueAge age, DateTime now)
    {
        var (day, twoDays) = (now.AddHours(-24), now.AddHours(-48));
        var cases = db.IntakeCases.Where(c => c.State == IntakeState.Submitted);
        cases = age switch
        {
            QueueAge.Day => cases.Where(c => c.SubmittedAt > day),
            QueueAge.TwoDays => cases.Where(c => c.SubmittedAt <= day && c.SubmittedAt >= twoDays),
            _ => cases.Where(c => c.SubmittedAt < twoDays),
        };
        return students.Where(s => cases.Select(c => c.Id).Contains(s.Id));
    }
}
