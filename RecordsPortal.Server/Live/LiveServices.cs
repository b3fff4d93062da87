using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Live;

internal static class LiveServices
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<ChangeRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeRelay>());
        services.AddHostedService(provider => new QuietCollection(
            provider.GetRequiredService<ChangeFeed>(), provider.GetRequiredService<TimeProvider>(), () => GC.GetTotalAllocatedBytes(), () => GC.Collect(0, GCCollectionMode.Forced)));
    }

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<ChangesHub>(ChangesHub.Address).Needs(Feature.Portal);
}
