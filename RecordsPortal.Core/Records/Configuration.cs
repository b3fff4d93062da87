using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

internal sealed class RecordsConfiguration : IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<ListLayout>, IEntityTypeConfiguration<ExportEntry>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.Property(v => v.Name).HasMaxLength(Limits.ViewName);
        view.HasIndex(v => new { v.AccountId, v.Name }).IsUnique();
        view.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ListLayout> layout)
    {
        layout.IsUntracked(); // How somebody likes to look at a list changes no record.
        layout.HasOne<Account>().WithOne().HasForeignKey<ListLayout>(l => l.Id).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ExportEntry> export)
    {
        export.ToTable("Exports");
        export.Property(e => e.Reason).HasMaxLength(Limits.Reason);
        export.HasIndex(e => e.OrderedAt);
        export.HasIndex(e => e.AccountId);
    }
}
