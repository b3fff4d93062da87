using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry;

internal static class RegistryServices
{
    /// <summary>Students, their records, check-in and classes.</summary>
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<ChangeAudience>();
        services.AddSingleton<ChangeReplay>();
        services.AddScoped<RecordHistory>();
        services.AddSingleton(provider => new Budgets.Budgets(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<CollegeClock>(), provider.GetRequiredService<Budgets.RoleHolders>(),
            provider.GetRequiredService<ILogger<Budgets.Budgets>>()));
        services.AddScoped<RevealService>();
        services.AddScoped<PersonLinks>();
        services.AddScoped<CheckInService>();
        services.AddScoped<CheckInList>();
        services.AddScoped<ClassList>();
        services.AddScoped<ClassMoves>();
    }
}
