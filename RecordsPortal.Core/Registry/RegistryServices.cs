using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Registry;

internal static class RegistryServices
{
    /// <summary>Students, their records, check-in and classes.</summary>
    public static void AddRegistry(this IServiceCollection services)
    {
        services.AddSingleton<ChangeAudience>();
        services.AddSingleton<ChangeReplay>();
        services.AddScoped<RecordHistory>();
        services.AddScoped<RevealService>();
        services.AddScoped<PersonLinks>();
        services.AddScoped<CheckInService>();
        services.AddScoped<CheckInList>();
        services.AddScoped<ClassList>();
        services.AddScoped<ClassMoves>();
    }
}
