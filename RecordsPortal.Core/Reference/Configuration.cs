using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecordsPortal.Core.Reference;

internal sealed class ReferenceConfiguration :
    IEntityTypeConfiguration<School>, IEntityTypeConfiguration<Major>, IEntityTypeConfiguration<SchoolClass>, IEntityTypeConfiguration<Setting>,
    IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<School> school)
    {
        school.HasIndex(s => s.Code).IsUnique();
        school.HasIndex(s => s.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Major> major)
    {
        major.HasIndex(m => new { m.Catalogue, m.Code }).IsUnique();
        major.HasOne<School>().WithMany().HasForeignKey(m => m.SchoolId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SchoolClass> schoolClass)
    {
        schoolClass.ToTable("Classes");
        schoolClass.HasIndex(c => new { c.EntryYear, c.Name }).IsUnique();
        schoolClass.HasOne<Major>().WithMany().HasForeignKey(c => c.MajorId).OnDelete(DeleteBehavior.Restrict);
        schoolClass.HasOne<School>().WithMany().HasForeignKey(c => c.SchoolId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Term> term) => term.HasIndex(t => new { t.SchoolYear, t.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<Setting> setting) => setting.HasIndex(s => s.Key).IsUnique();
}
