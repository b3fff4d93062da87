using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

internal static class AdmissionServices
{
    /// <summary>Admission lists in.</summary>
    public static void AddAdmissions(this IServiceCollection services)
    {
        services.AddSingleton(provider => new AdmissionReading(
            provider.GetRequiredService<SealedFiles>(), provider.GetRequiredService<Vault>(), provider.GetRequiredService<SealedValues>(), provider.GetRequiredService<CollegeClock>()));
        services.AddSingleton<ImportProgress>();
        services.AddScoped<AdmissionListService>();
        services.AddScoped<AdmissionQueries>();
        services.AddScoped<AdmissionProposals>();
    }
}
