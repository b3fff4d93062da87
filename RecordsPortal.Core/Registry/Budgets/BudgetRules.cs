using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Registry.Budgets;

/// <summary>What somebody may take of other people's data in one day of the college.</summary>
public enum BudgetKind
{
    /// <summary>Sealed values shown on a record, one by one.</summary>
    Reveals,

    /// <summary>Rows of sheets with numbers masked or left out, and people on papers with masked numbers.</summary>
    SheetRows,

    /// <summary>Rows of sheets with whole ID numbers or phones.</summary>
    WholeRows,

    /// <summary>People on papers with whole ID numbers or phones; the same one again counts again.</summary>
    Papers,
}

/// <summary>
/// How much a day allows one account: a busy day's work with room to spare, and far from everybody's data for whoever stole the account.
/// A college of a hundred thousand comes out whole twice with masked numbers, and one year's freshmen with whole ones.
/// Papers apart: the cards, forms and rosters of 3,500 freshmen, and one of the three once more, are a day's work in August, and no reason to be refused a sheet.
/// </summary>
public static class BudgetRules
{
    /// <summary>What the history of an account calls it.</summary>
    public const string Reached = "BudgetReached";

    /// <summary>Who is told: those who look after what others do.</summary>
    public static IReadOnlyList<Role> Told { get; } = [Role.Auditor, Role.Administrator];

    public static int PerDay(BudgetKind kind) => kind switch
    {
        BudgetKind.Reveals => 100,
        BudgetKind.SheetRows => 250_000,
        BudgetKind.WholeRows => 10_000,
        BudgetKind.Papers => 15_000,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What the act is refused with; its fact is the day's amount.</summary>
    public static string KeyOf(BudgetKind kind) => $"Budget.{kind}";
}
