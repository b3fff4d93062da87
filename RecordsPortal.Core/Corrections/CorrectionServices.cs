using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Corrections;

internal static class CorrectionServices
{
    /// <summary>Corrections of records: asked, proved, decided by one or by two.</summary>
    public static void AddCorrections(this IServiceCollection services)
    {
        services.AddSingleton<CorrectionAnswers>();
        services.AddSingleton(provider => new AbandonedScans(provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<SealedFiles>(), provider.GetRequiredService<CollegeClock>()));
        services.AddScoped<CorrectionQueue>();
        services.AddScoped<CorrectionCases>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<CorrectionDecisions>();
        services.AddScoped<CorrectionEvidenceService>();
    }
}
