using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Server.Live;

/// <summary>
/// Passes committed changes on to hub clients: the first at once, then a wave each 100 ms; to each only what its person may see at that moment.
/// A connection whose session has ended is closed.
/// </summary>
internal sealed class ChangeRelay(ChangeFeed feed, ChangeAudience audience, AccessService access, IHubContext<ChangesHub> hub, TimeProvider time, ILogger<ChangeRelay> log) : BackgroundService
{
    /// <summary>A person needs a display or two; a script that opens hundreds takes everybody's memory.</summary>
    public const int ConnectionsPerAccount = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a session that ran out by the clock may still listen; one that was ended is closed by the news of it.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Listener> _listeners = new();
    private readonly Channel<RecordChange> _news = Channel.CreateUnbounded<RecordChange>(new() { SingleReader = true });

    /// <summary>False if the session is over or its account has connections enough.</summary>
    public async Task<bool> AdmitAsync(HubCallerContext context, Guid session)
    {
        var actor = await access.ActorOfAsync(session, context.ConnectionAborted);
        if (actor.AccountId is not { } account)
        {
            return false;
        }

        // Entered first and counted then: two at the same moment must not both count the other as absent.
        _listeners[context.ConnectionId] = new Listener(context, session, account);
        if (_listeners.Values.Count(l => l.Account == account) <= ConnectionsPerAccount)
        {
            return true;
        }

        Forget(context.ConnectionId);
        return false;
    }

    public void Forget(string connection) => _listeners.TryRemove(connection, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(_ => !_listeners.IsEmpty, changes =>
        {
            foreach (var change in changes)
            {
                _news.Writer.TryWrite(change);
            }
        });
        await Task.WhenAll(SendAsync(stoppingToken), LookAsync(stoppingToken));
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        while (await _news.Reader.WaitToReadAsync(stopping))
        {
            var wave = new List<RecordChange>();
            while (_news.Reader.TryRead(out var change))
            {
                wave.Add(change);
            }

            try
            {
                await SendAsync(wave, stopping);
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                // Clients close a gap by replaying; a relay that stopped would leave all of them with one.
                log.LogError(fault, "A wave of changes could not be passed on.");
            }

            await Task.Delay(Interval, time, stopping);
        }
    }

    private async Task SendAsync(List<RecordChange> wave, CancellationToken stopping)
    {
        var places = await audience.PlacesAsync(wave, stopping);
        foreach (var listener in _listeners.Values)
        {
            if (await ActorOfAsync(listener, stopping) is not { } actor)
            {
                continue;
            }

            var heard = wave.Where(change => ChangeAudience.Hears(actor, change, places)).ToList();
            if (heard.Count > 0)
            {
                // Not awaited: a client on a bad line must not hold the others back; SignalR drops one that stays behind.
                _ = hub.Clients.Client(listener.Context.ConnectionId).SendAsync(ChangesHub.Wave, heard, stopping);
            }
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            foreach (var listener in _listeners.Values)
            {
                await ActorOfAsync(listener, stopping);
            }
        }
    }

    /// <summary>Who listens there; null, and the connection closed, once the session is over.</summary>
    private async ValueTask<Actor?> ActorOfAsync(Listener listener, CancellationToken cancel)
    {
        var actor = await access.ActorOfAsync(listener.Session, cancel);
        if (actor.IsSignedIn)
        {
            return actor;
        }

        Forget(listener.Context.ConnectionId);
        listener.Context.Abort();
        return null;
    }

    private sealed record Listener(HubCallerContext Context, Guid Session, Guid Account);
}
