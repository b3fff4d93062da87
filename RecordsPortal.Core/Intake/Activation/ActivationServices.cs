using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Intake.Activation;

internal static class ActivationServices
{
    public static void AddActivation(this IServiceCollection services) => services.AddScoped<ActivationService>();
}
