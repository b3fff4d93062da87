using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Chase;
using RecordsPortal.Core.Intake.Windows;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

internal static class ReviewServices
{
    /// <summary>Pre-check, review, chase lists and windows.</summary>
    public static void AddReview(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ReviewAnswers(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<CollegeClock>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new ReviewQueue(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<ReviewAnswers>(),
            provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<CollegeClock>()));
        services.AddSingleton<QueueDepth>();
        services.AddScoped<ReviewCases>();
        services.AddScoped<ReviewClaims>();
        services.AddScoped<ReviewDecisions>();
        services.AddScoped<ReviewUndo>();
        services.AddScoped<PreChecks>();
        services.AddScoped<BulkApproval>();
        services.AddSingleton(provider => new ChaseAnswers(provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new ChaseLists(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<SealedValues>(),
            provider.GetRequiredService<ChaseAnswers>(), provider.GetRequiredService<ICurrentUser>()));
        services.AddScoped<IntakeWindowService>();
        services.AddScoped<CannedReasonService>();
        services.AddScoped<NumberPatterns>();
    }
}
