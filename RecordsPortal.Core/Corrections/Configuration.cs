using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>, IEntityTypeConfiguration<CorrectionEvidence>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.Property(c => c.Reason).HasMaxLength(Limits.Reason);
        correction.Property(c => c.DecisionReason).HasMaxLength(Limits.Reason);
        correction.Property(c => c.DocumentNumber).HasMaxLength(Limits.DocumentNumber);
        correction.HasIndex(c => c.StudentId);
        correction.HasIndex(c => new { c.State, c.AskedAt });
        correction.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CorrectionEvidence> evidence)
    {
        evidence.HasIndex(e => e.CorrectionId);
        evidence.HasOne<Attachment>().WithMany().HasForeignKey(e => e.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
