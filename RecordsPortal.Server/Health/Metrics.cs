using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components.Server.Circuits;
using OpenTelemetry.Metrics;
using RecordsPortal.Components.Common;

namespace RecordsPortal.Server.Health;

/// <summary>
/// <c>/metrics</c>, for whoever shows the key <c>Metrics:Key</c> as a bearer token; without that setting the address does not exist.
/// Where OTEL_EXPORTER_OTLP_ENDPOINT is set, the same figures are sent there.
/// </summary>
internal static class Metrics
{
    private const string Scheme = "Bearer ";

    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalFigures>();
        builder.Services.AddScoped<CircuitHandler, CircuitCount>();
        builder.Services.AddSingleton<PlainText>();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(PaintLine.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
            metrics.AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<PlainText>()));
            if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            {
                metrics.AddOtlpExporter();
            }
        });
    }

    public static void MapMetrics(this WebApplication app)
    {
        // Made with the first request else, and blind to the screens opened before it.
        var figures = app.Services.GetRequiredService<PortalFigures>();
        if (app.Configuration["Metrics:Key"] is { Length: > 0 } key)
        {
            app.MapGet("/metrics", async (HttpContext context, MeterProvider meters, PlainText text, CancellationToken cancel) =>
            {
                if (!IsKey(context.Request.Headers.Authorization.ToString(), key))
                {
                    return Results.StatusCode(StatusCodes.Status401Unauthorized);
                }

                await figures.RefreshAsync(cancel);
                meters.ForceFlush();
                return Results.Text(text.Text, "text/plain; version=0.0.4", Encoding.UTF8);
            }).AllowAnonymous();
        }
    }

    private static bool IsKey(string header, string key) =>
        header.StartsWith(Scheme, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
