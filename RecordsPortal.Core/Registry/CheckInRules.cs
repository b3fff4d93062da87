namespace RecordsPortal.Core.Registry;

/// <summary>Who may be checked in, and what follows from it.</summary>
public static class CheckInRules
{
    public const string NotApproved = "CheckIn.NotApproved";
    public const string Already = "CheckIn.Already";
    public const string NotExpected = "CheckIn.NotExpected";
    public const string NotCheckedIn = "CheckIn.NotCheckedIn";
    public const string NotToday = "CheckIn.NotToday";
    public const string NobodyReady = "CheckIn.NobodyReady";
    public const string NobodyChosen = "CheckIn.NobodyChosen";

    /// <summary>Entry gives the college three calendar months to look at the qualification again (Order 41, Art. 9).</summary>
    private const int ReExaminationMonths = 3;

    /// <summary>Null says the student can be checked in.</summary>
    public static string? FaultOf(StudentStatus status, DateTime? completedAt) => status switch
    {
        StudentStatus.Active => Already,
        StudentStatus.Admitted => completedAt is null ? NotApproved : null,
        _ => NotExpected,
    };

    /// <summary>The last day of the re-examination; from the 30 or 31 November it is the last day of February.</summary>
    public static DateOnly ReExaminationDue(DateOnly checkedIn) => checkedIn.AddMonths(ReExaminationMonths);
}
