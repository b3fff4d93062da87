using RecordsPortal.Core.Access;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Live;

internal static class LiveServices
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<ChangeRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeRelay>());
    }

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<ChangesHub>(ChangesHub.Address).Needs(Feature.Portal);
}
