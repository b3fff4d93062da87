using Microsoft.Extensions.Options;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Hosting;

/// <summary>Makes each night's backup, restores it for trial, and lets old ones go only then.</summary>
internal sealed partial class BackupWorker(BackupService backups, IOptions<BackupOptions> options, CollegeClock clock, TimeProvider time, ILogger<BackupWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(clock.Until(options.Value.At), time, stoppingToken);
            try
            {
                await BackUpAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A disk that is full or not mounted tonight must not end the portal; its health says so, and the next night tries again.
                LogNotMade(log, fault);
            }
        }
    }

    private async Task BackUpAsync(CancellationToken cancel)
    {
        if (!backups.IsSealing)
        {
            LogInClear(log);
        }

        var (file, check) = await backups.MakeCheckedAsync(cancel: cancel);
        if (check.Problem is { } problem)
        {
            LogBad(log, Path.GetFileName(file), problem);
            return;
        }

        LogGood(log, Path.GetFileName(file), check.Manifest!.Students, check.Manifest.Sequence);
        backups.DropOld();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup {File} is made and was restored for trial: {Students} students, changes up to {Sequence}.")]
    private static partial void LogGood(ILogger log, string file, long students, long sequence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Backups hold the portal's keys in clear: set Backup:KeyFile.")]
    private static partial void LogInClear(ILogger log);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Backup {File} cannot be relied on: {Problem}.")]
    private static partial void LogBad(ILogger log, string file, BackupProblem problem);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Tonight's backup could not be made.")]
    private static partial void LogNotMade(ILogger log, Exception fault);
}
