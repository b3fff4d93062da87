using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core;

/// <summary>The table of contents of the data model. Every save, whoever asks for it, goes through the <see cref="WriteLine"/>.</summary>
internal sealed class RecordsDbContext(DbContextOptions<RecordsDbContext> options, WriteLine line) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>How many are kept for the next operation to take: one made anew costs more than most of what is asked through it.</summary>
    public const int Kept = 64;

    private readonly List<RecordChange> _news = [];

    public DbSet<ChangeEntry> Changes => Set<ChangeEntry>();
    public DbSet<CommandEntry> Commands => Set<CommandEntry>();

    public DbSet<School> Schools => Set<School>();
    public DbSet<Major> Majors => Set<Major>();
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();
    public DbSet<Term> Terms => Set<Term>();
    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ResetCode> ResetCodes => Set<ResetCode>();
    public DbSet<Attempt> Attempts => Set<Attempt>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Student> Students => Set<Student>();
    public DbSet<WrappedPersonKey> PersonKeys => Set<WrappedPersonKey>();
    public DbSet<NameKey> NameKeys => Set<NameKey>();
    public DbSet<StudentCount> StudentCounts => Set<StudentCount>();
    public DbSet<Spending> Spending => Set<Spending>();
    public DbSet<PersonLink> PersonLinks => Set<PersonLink>();
    public DbSet<StudentNumberUse> StudentNumbers => Set<StudentNumberUse>();

    public DbSet<AdmissionList> AdmissionLists => Set<AdmissionList>();
    public DbSet<AdmissionEntry> AdmissionEntries => Set<AdmissionEntry>();
    public DbSet<AdmissionProposal> AdmissionProposals => Set<AdmissionProposal>();
    public DbSet<RouteAlias> RouteAliases => Set<RouteAlias>();

    public DbSet<IntakeCase> IntakeCases => Set<IntakeCase>();
    public DbSet<IntakeDraft> IntakeDrafts => Set<IntakeDraft>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<FieldDecision> FieldDecisions => Set<FieldDecision>();
    public DbSet<IntakeWindow> IntakeWindows => Set<IntakeWindow>();
    public DbSet<PrivacyNotice> PrivacyNotices => Set<PrivacyNotice>();
    public DbSet<PrivacyAcknowledgement> PrivacyAcknowledgements => Set<PrivacyAcknowledgement>();
    public DbSet<CannedReason> CannedReasons => Set<CannedReason>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<RegistrationBatch> RegistrationBatches => Set<RegistrationBatch>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<CorrectionEvidence> CorrectionEvidence => Set<CorrectionEvidence>();
    public DbSet<DocumentJob> DocumentJobs => Set<DocumentJob>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<ListLayout> ListLayouts => Set<ListLayout>();
    public DbSet<ExportEntry> Exports => Set<ExportEntry>();

    /// <summary>Who answers for the next save. Null until somebody does; saving then throws.</summary>
    public ChangeContext? Change { get; set; }

    /// <summary>Set by the write line while this context is the one writing.</summary>
    public bool HasTurn { get; set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        line.SaveAsync(this, cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving waits its turn in the write line: use SaveChangesAsync.");

    /// <summary>For what nobody signed in does (a try, an activation, a reset): all of it alone in the line and in one transaction.</summary>
    public Task<T> InLineAsync<T>(Func<Task<T>> work, CancellationToken cancel) => line.RunAsync(this, work, cancel);

    /// <summary>For rows by the thousand, within <see cref="InLineAsync"/>: written past the context, each with its line as a save would write it.</summary>
    public Task InsertAsync(NewRows made, CancellationToken cancel) => line.InsertAsync(this, made, cancel);

    /// <summary>For the write line alone.</summary>
    public Task<int> SaveRowsAsync(CancellationToken cancel) => base.SaveChangesAsync(true, cancel);

    public void AddNews(IEnumerable<RecordChange> news) => _news.AddRange(news);

    public IReadOnlyList<RecordChange> TakeNews()
    {
        var news = _news.ToArray();
        _news.Clear();
        return news;
    }

    /// <summary>The column's own value, in a form no index answers to: for queries that should not begin with it.</summary>
    public static Guid Unindexed(Guid column) => throw new NotSupportedException("Only the database can be asked this.");

    /// <summary>Whoever takes this context up next must not save in the name of the one before.</summary>
    public override void Dispose()
    {
        Change = null;
        base.Dispose();
    }

    /// <summary>
    /// Not EF's own: that goes on counting a connection as open which it has closed, and the next to take this context up could never close theirs.
    /// SQLite waits for nothing here anyway.
    /// </summary>
    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite neither stores nor orders instants with an offset; every DateTime here is UTC and comes back as such.
        conventions.Properties<DateTime>().HaveConversion<UtcTicks>();
        conventions.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDbFunction(((Func<Guid, Guid>)Unindexed).Method).HasTranslation(column =>
            new SqlFunctionExpression("ifnull", [column[0], column[0]], nullable: false, [false, false], typeof(Guid), column[0].TypeMapping));
        builder.ApplyConfigurationsFromAssembly(typeof(RecordsDbContext).Assembly);
        foreach (var row in builder.Model.GetEntityTypes().Where(type => typeof(Common.Row).IsAssignableFrom(type.ClrType)))
        {
            builder.Entity(row.ClrType).Property(nameof(Common.Row.Version)).IsConcurrencyToken();
            builder.Entity(row.ClrType).Property(nameof(Common.Row.Id)).ValueGeneratedNever();
        }
    }

    private sealed class UtcTicks() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTime, long>(
        time => time.Ticks, ticks => new DateTime(ticks, DateTimeKind.Utc));
}
