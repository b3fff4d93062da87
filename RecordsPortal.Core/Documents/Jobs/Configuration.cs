using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecordsPortal.Core.Documents.Jobs;

internal sealed class DocumentJobConfiguration : IEntityTypeConfiguration<DocumentJob>
{
    public void Configure(EntityTypeBuilder<DocumentJob> job)
    {
        job.HasIndex(j => new { j.OwnerId, j.OrderedAt });
        job.HasIndex(j => j.State);
    }
}
