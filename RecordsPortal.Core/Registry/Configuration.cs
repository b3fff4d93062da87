using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

internal sealed class RegistryConfiguration :
    IEntityTypeConfiguration<Student>, IEntityTypeConfiguration<WrappedPersonKey>, IEntityTypeConfiguration<StudentNumberUse>
{
    public void Configure(EntityTypeBuilder<Student> student)
    {
        student.Property(s => s.Name).HasMaxLength(Limits.Name * 2);
        student.Property(s => s.CandidateNumber).HasMaxLength(Limits.CandidateNumber);
        student.Property(s => s.StudentNumber).HasMaxLength(Limits.StudentNumber);
        student.Property(s => s.Remarks).HasMaxLength(Limits.Remarks * 2);
        student.Property(s => s.IdNumberIndex).IsSecret();
        student.Property(s => s.PhoneIndex).IsSecret();
        student.Property(s => s.NamePinyin).IsSecret(); // Follows the name.
        student.Property(s => s.NameInitials).IsSecret(); // Follows the name.

        student.Property(s => s.RegistrationBatchId).IsSecret(); // Stands on the line as its change set.

        student.HasIndex(s => s.CandidateNumber).IsUnique();
        student.HasIndex(s => s.StudentNumber).IsUnique();
        // A second study is legal; two enrolments at the same time are not.
        student.HasIndex(s => s.IdNumberIndex, "IX_Students_ActiveIdNumber").IsUnique().HasFilter("\"Status\" IN ('Admitted','EntryDeferred','Active')");
        student.HasIndex(s => s.IdNumberIndex);
        student.HasIndex(s => s.PhoneIndex);
        student.HasIndex(s => new { s.EntryYear, s.SchoolId });
        student.HasIndex(s => s.ClassId);
        student.HasIndex(s => s.NamePinyin);
        student.HasIndex(s => s.RegistrationBatchId);
        student.HasOne<Major>().WithMany().HasForeignKey(s => s.CurrentMajorId).OnDelete(DeleteBehavior.Restrict);
        student.HasOne<Major>().WithMany().HasForeignKey(s => s.FormalMajorId).OnDelete(DeleteBehavior.Restrict);
        student.HasOne<School>().WithMany().HasForeignKey(s => s.SchoolId).OnDelete(DeleteBehavior.Restrict);
        student.HasOne<SchoolClass>().WithMany().HasForeignKey(s => s.ClassId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WrappedPersonKey> key)
    {
        key.IsUntracked(); // A key in the change table could not be erased.
        key.ToTable("PersonKeys").HasKey(k => k.StudentId);
        key.HasOne<Student>().WithOne().HasForeignKey<WrappedPersonKey>(k => k.StudentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<StudentNumberUse> use)
    {
        use.ToTable("StudentNumbers").HasIndex(u => u.Number).IsUnique();
        use.HasIndex(u => u.StudentId);
    }
}
