using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Statistics;

internal static class StatisticsServices
{
    /// <summary>Counts for dashboard and home.</summary>
    public static void AddStatistics(this IServiceCollection services)
    {
        services.AddSingleton<DashboardAnswers>();
        services.AddScoped<DashboardService>();
        services.AddSingleton<HomeAnswers>();
        services.AddScoped<HomeService>();
    }
}
