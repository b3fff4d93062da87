namespace RecordsPortal.Core.Intake.Review;

/// <summary>How long an application has been waiting, as the queue colours it.</summary>
public enum AgeBand
{
    /// <summary>Less than 24 hours.</summary>
    Fresh,

    /// <summary>From 24 to 48 hours.</summary>
    Waiting,

    /// <summary>More than 48 hours.</summary>
    Overdue,
}

/// <summary>The times and bounds of reviewing.</summary>
public static class ReviewRules
{
    /// <summary>A claim lapses after this unless renewed, so a crashed browser keeps nothing for long.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How often an open case renews its claim; well under the lease, so one lost renewal does no harm.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(1);

    /// <summary>How long a decision can be undone.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    /// <summary>A press in the last moment is still on its way when the time is up.</summary>
    internal static readonly TimeSpan UndoGrace = TimeSpan.FromSeconds(2);

    /// <summary>How many applications one bulk approval takes; more than anybody can have meant to look over at once.</summary>
    public const int BulkLimit = 200;

    public static AgeBand AgeOf(DateTime submittedAt, DateTime now) => (now - submittedAt).TotalHours switch
    {
        < 24 => AgeBand.Fresh,
        <= 48 => AgeBand.Waiting,
        _ => AgeBand.Overdue,
    };

    internal static bool IsClaimed(IntakeCase intake, DateTime now) => intake.ClaimedById is not null && intake.ClaimedUntil > now;

    internal static bool IsClaimedBy(IntakeCase intake, Guid? account, DateTime now) => IsClaimed(intake, now) && intake.ClaimedById == account;

    /// <summary>A look from before the last submission was a look at something else.</summary>
    internal static bool IsPreChecked(IntakeCase intake) => intake.PreCheckedAt >= intake.SubmittedAt;
}
