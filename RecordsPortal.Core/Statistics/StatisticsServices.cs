using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Statistics;

internal static class StatisticsServices
{
    /// <summary>Counts for dashboards.</summary>
    public static void AddStatistics(this IServiceCollection services)
    {
    }
}
