using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Demo;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Intake.Activation;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Notices;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Setup;
using RecordsPortal.Core.Statistics;

namespace RecordsPortal.Core;

/// <summary>The table of contents of the service layer. The host adds <see cref="ICurrentUser"/>.</summary>
public static class CoreServices
{
    public static IServiceCollection AddRecordsCore(this IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(provider =>
            new CollegeTime(TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<IOptions<CollegeOptions>>().Value.TimeZone)));
        services.AddDatabase();
        services.AddAccounts();
        services.AddSingleton<CollegeClock>();
        services.AddScoped(provider => new DemoSeed(
            provider.GetRequiredService<DbContextOptions<RecordsDbContext>>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<ChangeFeed>(),
            provider.GetRequiredService<SealedValues>(), provider.GetRequiredService<Attachments.SealedFiles>(), provider.GetRequiredService<AdmissionReading>(), provider.GetRequiredService<IPasswordHasher<Account>>(), provider.GetRequiredService<CollegeClock>(),
            provider.GetRequiredService<IOptions<DemoOptions>>()));
        services.AddReference();
        services.AddRegistry();
        services.AddAttachments();
        services.AddAdmissions();
        services.AddActivation();
        services.AddEntry();
        services.AddReview();
        services.AddNationalRegister();
        services.AddCorrections();
        services.AddRecords();
        services.AddDocuments();
        services.AddStatistics();
        services.AddSetup();
        return services;
    }

    private static void AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton<Vault>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<WriteLine>();
        services.AddSingleton<SqliteGuard>();
        services.AddPooledDbContextFactory<RecordsDbContext>(
            (provider, options) => options
                .UseSqlite(new SqliteConnectionStringBuilder { DataSource = provider.GetRequiredService<IOptions<DataOptions>>().Value.Database }.ToString())
                .AddInterceptors(provider.GetRequiredService<SqliteGuard>()),
            RecordsDbContext.Kept);
        services.AddSingleton(provider => new RecordsDb(provider.GetRequiredService<IDbContextFactory<RecordsDbContext>>()));
        services.AddSingleton(provider => new DatabaseSetup(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<DbContextOptions<RecordsDbContext>>(), provider.GetRequiredService<WriteLine>(), provider.GetRequiredService<ChangeFeed>(),
            provider.GetRequiredService<BackupService>(), provider.GetRequiredService<IOptions<DataOptions>>(), provider.GetRequiredService<CollegeClock>()));
        services.AddBackups();
        services.AddSingleton(provider => new StorageHealth(provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<IOptions<DataOptions>>()));
        services.AddScoped(provider => new Writes(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<WriteLine>(), provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<ChangeTable>();
        services.AddScoped<NoticeService>();
        services.AddScoped(provider => new ChainVerifier(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<ICurrentUser>()));
        services.AddSingleton(provider => new SealedValues(provider.GetRequiredService<Vault>()));
        services.AddSingleton(provider => new ChainAudit(new Lazy<Vault>(provider.GetRequiredService<Vault>), provider.GetRequiredService<IOptions<DataOptions>>()));
        services.AddSingleton(provider => new DigestFolder(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<CollegeClock>(),
            provider.GetRequiredService<IOptions<DataOptions>>(), provider.GetRequiredService<IOptions<DigestOptions>>()));
    }

    private static void AddReference(this IServiceCollection services)
    {
        services.AddSingleton<ReferenceService>();
        services.AddScoped<SettingService>();
    }
}
