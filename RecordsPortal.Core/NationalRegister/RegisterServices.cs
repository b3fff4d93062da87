using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.NationalRegister;

internal static class RegisterServices
{
    /// <summary>Marks of the national register.</summary>
    public static void AddNationalRegister(this IServiceCollection services)
    {
        services.AddScoped<RegisterService>();
        services.AddScoped<RegisterList>();
    }
}
