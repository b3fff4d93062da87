using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecordsPortal.Server.Hosting;

/// <summary>
/// How much one open page may ask of the server. Everything a client sends passes here: events, answers to scripts, and the word that a picture has
/// arrived. What goes beyond is done later, in the order it came: nothing typed is lost. A client that goes far beyond is no person, and its circuit ends.
/// </summary>
internal sealed class CircuitPace(TimeProvider time, ILogger<CircuitPace> log) : CircuitHandler, IDisposable
{
    /// <summary>A key held down is thirty events a second with a picture for each; this is several times what a hand can do.</summary>
    public const int PerSecond = 120;

    /// <summary>What may come at once: a page that was hidden answers all its pictures together.</summary>
    public const int Burst = 600;

    /// <summary>Ten seconds' worth. The framework reads on whether or not earlier messages are done, so what waits would grow in memory without end.</summary>
    public const int MostWaiting = 10 * PerSecond;

    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(50);

    /// <summary>Filled up when it is asked and not by a timer of its own: a thousand open pages would have a thousand of them.</summary>
    private readonly TokenBucketRateLimiter _bucket = new(new() { TokenLimit = Burst, TokensPerPeriod = PerSecond / 20, ReplenishmentPeriod = _step, AutoReplenishment = false, QueueLimit = 0 });

    private readonly Lock _lock = new();
    private Task _lastBegun = Task.CompletedTask;
    private int _waiting;
    private bool _isOver;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => activity => DoAsync(next, activity);

    /// <summary>At once, or when it is its turn.</summary>
    /// <exception cref="InvalidOperationException">Too much waits already. Thrown once, and not in the task: of some messages the framework looks at no task, and would not end the circuit.</exception>
    public Task DoAsync<T>(Func<T, Task> act, T what)
    {
        var before = Task.CompletedTask;
        TaskCompletionSource? begun = null;
        lock (_lock)
        {
            if (_isOver)
            {
                return Task.CompletedTask;
            }

            if (_waiting > 0 || !Take())
            {
                if (_waiting == MostWaiting)
                {
                    _isOver = true;
                    log.LogWarning("A circuit is ended: {Waiting} of its messages wait, and more come.", MostWaiting);
                    throw new InvalidOperationException("The circuit asks for more than anybody could.");
                }

                _waiting++;
                begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
                (before, _lastBegun) = (_lastBegun, begun.Task);
            }
        }

        return begun is null ? act(what) : LaterAsync(act, what, before, begun);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        _bucket.Dispose();
    }

    /// <summary>Begun in turn and not waited for in turn: a handler that asks its reader something takes as long as the reader does.</summary>
    private async Task LaterAsync<T>(Func<T, Task> act, T what, Task before, TaskCompletionSource begun)
    {
        Task work;
        try
        {
            await before;
            work = await MayAsync() ? act(what) : Task.CompletedTask;
        }
        finally
        {
            lock (_lock)
            {
                _waiting--;
            }

            begun.SetResult();
        }

        await work;
    }

    /// <summary>Waits for room; false once the circuit is over.</summary>
    private async Task<bool> MayAsync()
    {
        while (true)
        {
            lock (_lock)
            {
                if (_isOver || Take())
                {
                    return !_isOver;
                }
            }

            await Task.Delay(_step, time);
        }
    }

    private bool Take()
    {
        _bucket.TryReplenish();
        using var lease = _bucket.AttemptAcquire();
        return lease.IsAcquired;
    }
}
