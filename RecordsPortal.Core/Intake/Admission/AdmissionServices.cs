using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Intake.Admission;

internal static class AdmissionServices
{
    /// <summary>Admission lists in.</summary>
    public static void AddAdmissions(this IServiceCollection services)
    {
    }
}
