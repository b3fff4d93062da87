using Microsoft.AspNetCore.Authorization;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Server.Accounts;

internal sealed record FeatureRequirement(Feature Feature) : IAuthorizationRequirement;

/// <summary>One policy per feature, named like it, answered by the permission table.</summary>
internal sealed class FeatureHandler(ICurrentUser user) : AuthorizationHandler<FeatureRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, FeatureRequirement requirement)
    {
        if ((await user.GetAsync()).May(requirement.Feature))
        {
            context.Succeed(requirement);
        }
    }
}

internal static class FeaturePolicies
{
    public static void AddFeaturePolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, FeatureHandler>();
        services.AddAuthorization(options =>
        {
            // A page or endpoint that says nothing is for people signed in, not for everybody.
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var feature in Enum.GetValues<Feature>())
            {
                options.AddPolicy(feature.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new FeatureRequirement(feature)));
            }
        });
    }

    /// <summary>The feature an endpoint belongs to.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Feature feature)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(feature.ToString());
}
