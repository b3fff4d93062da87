using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Documents.Jobs;

namespace RecordsPortal.Server.Hosting;

/// <summary>Makes ordered documents beside the portal's own work, and deletes files whose time is over: documents, and scans nobody sent a form for.</summary>
internal sealed partial class DocumentWorkers(DocumentQueue queue, AbandonedScans scans, TimeProvider time, ILogger<DocumentWorkers> log) : BackgroundService
{
    /// <summary>Two, so that a class of fifty does not wait for a college of six thousand.</summary>
    private const int Workers = 2;

    private static readonly TimeSpan _lookEvery = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. Enumerable.Range(0, Workers).Select(_ => queue.RunAsync(stoppingToken)), ExpireAsync(stoppingToken)]);

    private async Task ExpireAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(_lookEvery, time);
        do
        {
            try
            {
                await queue.ExpireAsync(stopping);
                await scans.ForgetAsync(stopping);
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                // An unhandled fault here would end the whole portal; the next hour tries again.
                LogNotDeleted(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Files whose time is over could not be deleted.")]
    private static partial void LogNotDeleted(ILogger log, Exception fault);
}
