using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake;

internal sealed class IntakeConfiguration :
    IEntityTypeConfiguration<IntakeCase>, IEntityTypeConfiguration<IntakeDraft>, IEntityTypeConfiguration<Submission>,
    IEntityTypeConfiguration<FieldDecision>, IEntityTypeConfiguration<IntakeWindow>, IEntityTypeConfiguration<PrivacyNotice>,
    IEntityTypeConfiguration<PrivacyAcknowledgement>, IEntityTypeConfiguration<CannedReason>
{
    public void Configure(EntityTypeBuilder<IntakeCase> intake)
    {
        intake.Ignore(c => c.StudentId);
        intake.Property(c => c.ClaimedUntil).IsSecret(); // Renewed every minute while a case is open; who claimed it is recorded.
        intake.HasOne<Student>().WithOne().HasForeignKey<IntakeCase>(c => c.Id).OnDelete(DeleteBehavior.Cascade);
        intake.HasIndex(c => new { c.State, c.SubmittedAt });
        intake.HasIndex(c => new { c.Year, c.State });
    }

    public void Configure(EntityTypeBuilder<IntakeDraft> draft)
    {
        draft.IsUntracked(); // Keystrokes on the way; what counts is the submission, which is recorded.
        draft.HasOne<Student>().WithOne().HasForeignKey<IntakeDraft>(d => d.Id).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.HasIndex(s => new { s.StudentId, s.Round }).IsUnique();
        submission.HasIndex(s => s.ReceiptNumber).IsUnique();
        submission.HasOne<Student>().WithMany().HasForeignKey(s => s.StudentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FieldDecision> decision)
    {
        decision.HasIndex(d => new { d.StudentId, d.Round, d.Field }).IsUnique();
        decision.HasOne<Student>().WithMany().HasForeignKey(d => d.StudentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IntakeWindow> window) => window.HasIndex(w => new { w.Year, w.Route }).IsUnique();

    public void Configure(EntityTypeBuilder<PrivacyNotice> notice) => notice.HasIndex(n => n.Number).IsUnique();

    public void Configure(EntityTypeBuilder<PrivacyAcknowledgement> acknowledgement)
    {
        acknowledgement.HasIndex(a => new { a.StudentId, a.NoticeNumber }).IsUnique();
        acknowledgement.HasOne<Student>().WithMany().HasForeignKey(a => a.StudentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CannedReason> reason) => reason.HasIndex(r => r.Key).IsUnique();
}

internal sealed class AdmissionConfiguration :
    IEntityTypeConfiguration<AdmissionList>, IEntityTypeConfiguration<AdmissionEntry>, IEntityTypeConfiguration<AdmissionProposal>,
    IEntityTypeConfiguration<RouteAlias>
{
    public void Configure(EntityTypeBuilder<AdmissionList> list) => list.HasIndex(l => l.UploadedAt);

    public void Configure(EntityTypeBuilder<AdmissionEntry> entry)
    {
        entry.IsUntracked(); // Never changed; its values are in the snapshot of the student it made or in the proposals.
        entry.HasIndex(e => e.StudentId);
        entry.HasIndex(e => new { e.ListId, e.RowNumber }).IsUnique();
        entry.HasOne<AdmissionList>().WithMany().HasForeignKey(e => e.ListId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Student>().WithMany().HasForeignKey(e => e.StudentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AdmissionProposal> proposal)
    {
        proposal.HasIndex(p => new { p.State, p.ListId });
        proposal.HasIndex(p => p.StudentId);
        proposal.HasOne<Student>().WithMany().HasForeignKey(p => p.StudentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RouteAlias> alias) => alias.HasIndex(a => a.Text).IsUnique();
}
