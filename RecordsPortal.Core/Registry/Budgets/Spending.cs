using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry.Budgets;

/// <summary>What one account took of one kind on one day of the college.</summary>
internal sealed class Spending : Row
{
    public Guid AccountId { get; init; }
    public BudgetKind Kind { get; init; }
    public DateOnly Day { get; init; }
    public int Used { get; set; }

    /// <summary>That it was used up is told once a day.</summary>
    public DateTime? AlarmedAt { get; set; }
}

internal sealed class SpendingConfiguration : IEntityTypeConfiguration<Spending>
{
    public void Configure(EntityTypeBuilder<Spending> spending)
    {
        spending.ToTable("Spending");
        spending.IsUntracked(); // A count of acts that are each on record.
        spending.HasIndex(s => new { s.AccountId, s.Day, s.Kind }).IsUnique();
    }
}
