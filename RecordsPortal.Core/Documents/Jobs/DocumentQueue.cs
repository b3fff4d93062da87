using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>Jobs on their way to the press. The host runs as many workers as it can spare; each takes one job at a time.</summary>
public sealed partial class DocumentQueue
{
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private readonly DocumentWork _work;
    private readonly JobStates _states;
    private readonly ILogger<DocumentQueue> _log;

    internal DocumentQueue(DocumentWork work, JobStates states, ILogger<DocumentQueue> log) => (_work, _states, _log) = (work, states, log);

    internal void Add(Guid job) => _waiting.Writer.TryWrite(job);

    /// <summary>Before anything is served: what an earlier run left unfinished is called interrupted.</summary>
    public Task RecoverAsync(CancellationToken cancel = default) => _states.InterruptAsync(cancel);

    /// <summary>Deletes the files whose time is over.</summary>
    public Task ExpireAsync(CancellationToken cancel = default) => _states.ExpireAsync(cancel);

    /// <summary>Works until the host stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await foreach (var job in _waiting.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await _work.RunAsync(job, stopping);
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                // A full disk can keep even the failure from being written; the orders after this one must not wait for ever.
                LogLost(_log, job, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of job {Job} could not be written.")]
    private static partial void LogLost(ILogger log, Guid job, Exception fault);
}
