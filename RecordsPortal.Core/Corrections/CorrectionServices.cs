using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Corrections;

internal static class CorrectionServices
{
    /// <summary>Corrections of records: asked, proved, decided by one or by two.</summary>
    public static void AddCorrections(this IServiceCollection services)
    {
        services.AddSingleton<CorrectionAnswers>();
        services.AddScoped<CorrectionQueue>();
        services.AddScoped<CorrectionCases>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<CorrectionDecisions>();
        services.AddScoped<CorrectionEvidenceService>();
    }
}
