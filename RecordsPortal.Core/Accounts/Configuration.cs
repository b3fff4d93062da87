using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Accounts;

internal sealed class AccountsConfiguration :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<Session>,
    IEntityTypeConfiguration<ResetCode>, IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.PasswordHash).IsSecret();
        account.Property(a => a.SecurityStamp).IsSecret();
        account.Property(a => a.ConcurrencyStamp).IsSecret();
        account.Property(a => a.NormalizedUserName).IsSecret();
        account.Property(a => a.NormalizedEmail).IsSecret();
        account.HasIndex(a => a.StudentId).IsUnique();
        account.HasOne<Student>().WithMany().HasForeignKey(a => a.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.HasIndex(g => g.AccountId);
        grant.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
        grant.HasOne<School>().WithMany().HasForeignKey(g => g.SchoolId).OnDelete(DeleteBehavior.Restrict);
        grant.HasOne<SchoolClass>().WithMany().HasForeignKey(g => g.ClassId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.LastSeenAt).IsSecret(); // Moves every minute; the table would drown in it.
        session.HasIndex(s => s.AccountId);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ResetCode> code)
    {
        code.Property(c => c.CodeHash).IsSecret();
        code.HasIndex(c => c.AccountId);
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Attempt> attempt)
    {
        attempt.Property(a => a.Subject).IsSecret();
        attempt.Property(a => a.Wrong).IsSecret(); // Counts up and down at every sign-in; that a name was locked is on record.
        attempt.HasIndex(a => a.Subject).IsUnique();
        attempt.HasIndex(a => a.ChangedAt);
    }
}
