using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Intake.Review;

internal static class ReviewServices
{
    /// <summary>Pre-check, review and chase lists.</summary>
    public static void AddReview(this IServiceCollection services)
    {
    }
}
