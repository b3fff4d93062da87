using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Intake.Review;

internal static class ReviewServices
{
    /// <summary>Pre-check, review and chase lists.</summary>
    public static void AddReview(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ReviewAnswers(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<CollegeClock>()));
        services.AddScoped(provider => new ReviewQueue(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<ReviewAnswers>(),
            provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<CollegeClock>()));
        services.AddScoped<ReviewCases>();
        services.AddScoped<ReviewClaims>();
        services.AddScoped<ReviewDecisions>();
        services.AddScoped<ReviewUndo>();
        services.AddScoped<PreChecks>();
        services.AddScoped<BulkApproval>();
    }
}
