using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

internal static class EntryServices
{
    /// <summary>Self-entry and assisted entry.</summary>
    public static void AddEntry(this IServiceCollection services)
    {
        services.AddSingleton(provider => new EntryFiles(provider.GetRequiredService<SealedValues>(), provider.GetRequiredService<CollegeClock>()));
        services.AddScoped(provider => new EntryWrites(provider.GetRequiredService<Writes>(), provider.GetRequiredService<EntryFiles>()));
        services.AddSingleton<DraftNews>();
        services.AddScoped<EntryService>();
        services.AddScoped<SubmissionService>();
        services.AddScoped<AssistanceService>();
        services.AddScoped<EvidenceService>();
        services.AddScoped<OwnRecordService>();
        services.AddScoped<PrivacyNoticeService>();
    }
}
