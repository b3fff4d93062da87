namespace RecordsPortal.Core.Corrections;

/// <summary>From the graduating term on the national register takes no more changes: certificates are being made from it.</summary>
public static class GraduatingTerm
{
    private const int TermMonths = 6;

    /// <summary>The first day of the last half year: a three-year programme entered in September 2024 has its own from 1 March 2027.</summary>
    /// <param name="formalYear">Year of formal admission: a five-year student's earlier stage does not count.</param>
    /// <param name="lengthHalfYears">学制 in half years.</param>
    public static DateOnly Begins(int formalYear, int lengthHalfYears) => new DateOnly(formalYear, 9, 1).AddMonths(TermMonths * (lengthHalfYears - 1));

    public static bool HasBegun(int formalYear, int lengthHalfYears, DateOnly today) => today >= Begins(formalYear, lengthHalfYears);
}
