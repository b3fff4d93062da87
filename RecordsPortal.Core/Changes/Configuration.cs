using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

internal sealed class ChangeEntryConfiguration : IEntityTypeConfiguration<ChangeEntry>
{
    public void Configure(EntityTypeBuilder<ChangeEntry> change)
    {
        change.IsUntracked(); // It is the record of changes itself.
        change.HasKey(c => c.Sequence);
        change.Property(c => c.Sequence).ValueGeneratedNever();
        change.Property(c => c.Reason).HasMaxLength(Limits.Reason);
        change.HasIndex(c => new { c.Kind, c.RecordId, c.Sequence });
        change.HasIndex(c => new { c.StudentId, c.Sequence });
        change.HasIndex(c => c.ChangeSetId).HasFilter("\"ChangeSetId\" IS NOT NULL");
    }
}

internal sealed class CommandEntryConfiguration : IEntityTypeConfiguration<CommandEntry>
{
    public void Configure(EntityTypeBuilder<CommandEntry> command)
    {
        command.IsUntracked(); // Its id stands on every line the command wrote.
        command.Property(c => c.Id).ValueGeneratedNever();
    }
}
