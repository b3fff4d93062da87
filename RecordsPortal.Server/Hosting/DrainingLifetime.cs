using System.Runtime.InteropServices;
using RecordsPortal.Components.Layout;
using RecordsPortal.Server.Health;

namespace RecordsPortal.Server.Hosting;

/// <summary>
/// What happens when the portal is asked to go (SIGTERM: a service manager, a deployment): it is no longer ready, open pages say so, what is
/// typed has time to be saved, then it stops. Whoever presses Ctrl+C, or asks twice, does not wait.
/// </summary>
internal sealed partial class DrainingLifetime(Drain drain, PortalFigures figures, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DrainingLifetime> log) : IHostLifetime, IDisposable
{
    /// <summary>Drafts are saved three seconds after the last key; with the time the framework takes to stop this stays well under thirty.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var (signal, heard) in (IEnumerable<(PosixSignal, Action)>)[
            (PosixSignal.SIGTERM, OnTerminate), (PosixSignal.SIGINT, lifetime.StopApplication), (PosixSignal.SIGQUIT, lifetime.StopApplication)])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                // Or the process ends here and now.
                context.Cancel = true;
                heard();
            }));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private void OnTerminate()
    {
        if (Interlocked.Increment(ref _asked) > 1 || figures.Circuits == 0)
        {
            drain.Begin();
            lifetime.StopApplication();
        }
        else
        {
            _ = DrainAsync();
        }
    }

    private async Task DrainAsync()
    {
        LogDraining(log, figures.Circuits);
        drain.Begin();
        await Task.Delay(_pause, time);
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Asked to go: {Circuits} open pages are told, then the portal stops.")]
    private static partial void LogDraining(ILogger log, int circuits);
}
