using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.NationalRegister;

internal sealed class RegistrationBatchConfiguration : IEntityTypeConfiguration<RegistrationBatch>
{
    public void Configure(EntityTypeBuilder<RegistrationBatch> batch)
    {
        batch.Property(b => b.FileName).HasMaxLength(Limits.FileName);
        batch.Property(b => b.RevertReason).HasMaxLength(Limits.Reason);
        batch.Property(b => b.Numbers).IsSecret(); // Thousands of numbers in one line; the file's hash and the students' own lines say the same.
    }
}
