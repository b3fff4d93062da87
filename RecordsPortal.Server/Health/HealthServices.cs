using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using RecordsPortal.Components.Layout;
using RecordsPortal.Core;
using RecordsPortal.Core.Backups;

namespace RecordsPortal.Server.Health;

/// <summary>What a load balancer and a watchman may ask without signing in. The answer is one word; which check failed stands in the log.</summary>
internal static class HealthServices
{
    private const string Ready = "ready";
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HealthOptions>(builder.Configuration.GetSection("Health"));
        var checks = builder.Services.AddHealthChecks();
        checks.Require("database", (services, cancel) => services.GetRequiredService<StorageHealth>().AnswersAsync(cancel));
        checks.Require("migrations", (services, cancel) => services.GetRequiredService<StorageHealth>().IsOfThisVersionAsync(cancel));
        checks.Require("disk", (services, cancel) => services.GetRequiredService<StorageHealth>().HasRoomAsync(services.GetRequiredService<IOptions<HealthOptions>>().Value.LeastFreeMegabytes * Megabyte, cancel));
        checks.Require("keys", (services, _) => Task.FromResult(services.GetRequiredService<StorageHealth>().HoldsKeys()));
        checks.Require("staying", (services, _) => Task.FromResult(!services.GetRequiredService<Drain>().IsOn));
        // Nobody is served better by a portal that goes away because last night's backup failed: this one warns and no more.
        checks.Require("backup", (services, _) => Task.FromResult(IsBackedUp(services)), HealthStatus.Degraded);
    }

    public static void MapHealth(this WebApplication app)
    {
        // Alive is whoever answers; a check that hangs must not get the process killed.
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private static void Require(this IHealthChecksBuilder checks, string name, Func<IServiceProvider, CancellationToken, Task<bool>> holds, HealthStatus otherwise = HealthStatus.Unhealthy) =>
        checks.Add(new HealthCheckRegistration(name, services => new Check(cancel => holds(services, cancel)), otherwise, [Ready], _patience));

    private static bool IsBackedUp(IServiceProvider services) =>
        services.GetRequiredService<BackupService>().Newest() is { } newest
        && services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - newest < TimeSpan.FromHours(services.GetRequiredService<IOptions<BackupOptions>>().Value.OldAfterHours);

    private sealed class Check(Func<CancellationToken, Task<bool>> holds) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await holds(cancellationToken) ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }
}
