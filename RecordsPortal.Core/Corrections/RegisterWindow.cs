namespace RecordsPortal.Core.Corrections;

/// <summary>When the province takes changes of registered records, and by when one sent in then has come back.</summary>
/// <param name="Closes">The last day, inclusive.</param>
/// <param name="BackBy">The latest day an answer may take.</param>
public sealed record RegisterWindow(DateOnly Opens, DateOnly Closes, DateOnly BackBy)
{
    private const int LongestMonths = 5;

    public bool IsOpen(DateOnly today) => today >= Opens && today <= Closes;

    /// <summary>The one that is open, or the next: March and September.</summary>
    public static RegisterWindow Next(DateOnly today)
    {
        var opens = today.Month switch
        {
            <= 3 => new DateOnly(today.Year, 3, 1),
            <= 9 => new DateOnly(today.Year, 9, 1),
            _ => new DateOnly(today.Year + 1, 3, 1),
        };
        var closes = opens.AddMonths(1).AddDays(-1);
        return new RegisterWindow(opens, closes, closes.AddMonths(LongestMonths));
    }
}
