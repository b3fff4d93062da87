using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry;

internal sealed class RegistryConfiguration :
    IEntityTypeConfiguration<Student>, IEntityTypeConfiguration<WrappedPersonKey>, IEntityTypeConfiguration<StudentNumberUse>,
    IEntityTypeConfiguration<NameKey>, IEntityTypeConfiguration<StudentCount>, IEntityTypeConfiguration<PersonLink>
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
        student.Property(s => s.NameKeys).IsSecret(); // Follows the name.
        student.Property(s => s.NameLetters).IsSecret(); // Follows the name.

        student.Property(s => s.IntakeState).HasMaxLength(Limits.ShortCode).IsSecret(); // Follows the case.
        // From then on the database alone writes it; what a context read before must not put an old one back.
        student.Property(s => s.IntakeState).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        student.Property(s => s.RegistrationBatchId).IsSecret(); // Stands on the line as its change set.

        student.HasIndex(s => s.CandidateNumber).IsUnique();
        student.HasIndex(s => s.StudentNumber).IsUnique();
        // A second study is legal; two enrolments at the same time are not.
        student.HasIndex(s => s.IdNumberIndex, "IX_Students_ActiveIdNumber").IsUnique().HasFilter("\"Status\" IN ('Admitted','EntryDeferred','Active')");
        student.HasIndex(s => s.IdNumberIndex);
        student.HasIndex(s => s.PhoneIndex);
        student.HasIndex(s => s.RegistrationBatchId).HasFilter("\"RegistrationBatchId\" IS NOT NULL");
        Orders(student);
        student.HasOne<Major>().WithMany().HasForeignKey(s => s.CurrentMajorId).OnDelete(DeleteBehavior.Restrict);
        student.HasOne<Major>().WithMany().HasForeignKey(s => s.FormalMajorId).OnDelete(DeleteBehavior.Restrict);
        student.HasOne<School>().WithMany().HasForeignKey(s => s.SchoolId).OnDelete(DeleteBehavior.Restrict);
        student.HasOne<SchoolClass>().WithMany().HasForeignKey(s => s.ClassId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>
    /// The orders of the student list, for the whole college and for one school: with its order in an index, the list skips to any place of a
    /// hundred thousand rows without reading those before it.
    /// </summary>
    private static void Orders(EntityTypeBuilder<Student> student)
    {
        student.HasIndex(s => new { s.EntryYear, s.CandidateNumber }).IsDescending(true, false);
        student.HasIndex(s => new { s.SchoolId, s.EntryYear, s.CandidateNumber }).IsDescending(false, true, false);
        // The letters order nothing; with them in the index, one letter is looked for without anybody's record being read.
        student.HasIndex(s => new { s.NamePinyin, s.Name, s.CandidateNumber, s.NameLetters });
        student.HasIndex(s => new { s.SchoolId, s.NamePinyin, s.Name, s.CandidateNumber, s.NameLetters });
        student.HasIndex(s => new { s.SchoolId, s.CandidateNumber });
        string[] others =
        [
            nameof(Student.StudentNumber), nameof(Student.ChangedAt), nameof(Student.ClassId), nameof(Student.CurrentMajorId), nameof(Student.Sex), nameof(Student.Status),
            nameof(Student.AdmissionRoute), nameof(Student.Origin), nameof(Student.BirthDate), nameof(Student.EthnicGroup), nameof(Student.PoliticalStatus), nameof(Student.IntakeState),
        ];
        foreach (var column in others)
        {
            student.HasIndex(column, nameof(Student.CandidateNumber));
            student.HasIndex(nameof(Student.SchoolId), column, nameof(Student.CandidateNumber));
        }
    }

    public void Configure(EntityTypeBuilder<NameKey> key)
    {
        key.IsUntracked(); // Derived from the name, by the database.
        key.ToTable("NameKeys", table => table.ExcludeFromMigrations()).HasKey(k => new { k.Key, k.StudentId });
    }

    public void Configure(EntityTypeBuilder<StudentCount> count)
    {
        count.IsUntracked(); // Derived from the students, by the database.
        count.ToTable("StudentCounts", table => table.ExcludeFromMigrations()).HasKey(c => new { c.Beginning, c.SchoolId });
    }

    public void Configure(EntityTypeBuilder<PersonLink> link)
    {
        link.Property(l => l.Reason).HasMaxLength(Limits.Reason);
        link.HasIndex(l => new { l.FirstId, l.SecondId }).IsUnique();
        link.HasIndex(l => l.SecondId);
        link.HasOne<Student>().WithMany().HasForeignKey(l => l.FirstId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Student>().WithMany().HasForeignKey(l => l.SecondId).OnDelete(DeleteBehavior.Cascade);
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
