using Microsoft.Extensions.Options;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Hosting;

/// <summary>Writes the day's digest at its hour, and before the portal goes if the day has none: a day without one is a day that could be rewritten.</summary>
internal sealed partial class DigestWorker(DigestFolder digests, IOptions<DigestOptions> options, CollegeClock clock, TimeProvider time, ILogger<DigestWorker> log) : BackgroundService
{
    private static readonly TimeSpan _again = TimeSpan.FromHours(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!digests.HasToday)
        {
            await WriteAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The portal may have been down at the hour.
        var isDue = clock.IsPast(options.Value.At) && !digests.HasToday;
        while (true)
        {
            if (isDue && !await WriteAsync(stoppingToken))
            {
                await Task.Delay(_again, time, stoppingToken);
                continue;
            }

            await Task.Delay(clock.Until(options.Value.At), time, stoppingToken);
            isDue = true;
        }
    }

    /// <returns>False where it could not be written.</returns>
    private async Task<bool> WriteAsync(CancellationToken cancel)
    {
        try
        {
            if (await digests.WriteAsync(cancel) is { } file)
            {
                LogWritten(log, Path.GetFileName(file));
            }

            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // A folder that is not mounted tonight must not end the portal; the line in the log is what an operator watches for.
            LogNotWritten(log, fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The day's digest is written: {File}")]
    private static partial void LogWritten(ILogger log, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "The day's digest could not be written.")]
    private static partial void LogNotWritten(ILogger log, Exception fault);
}
