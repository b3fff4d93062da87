using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using RecordsPortal.Core.Changes;
using RecordsPortal.Server.Live;

namespace RecordsPortal.Tests.Live;

/// <summary>A client that keeps what it hears and can be waited for.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<RecordChange> _heard = new();
    private readonly SemaphoreSlim _news = new(0);

    private Listening(HubConnection connection)
    {
        Connection = connection;
        connection.On<List<RecordChange>>(ChangesHub.Wave, changes =>
        {
            changes.ForEach(_heard.Enqueue);
            _news.Release();
        });
        connection.Closed += _ =>
        {
            Closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<RecordChange> Heard => [.. _heard];

    public static async Task<Listening> StartAsync(HubHost host, string user) => await StartAsync(host, await host.SessionAsync(user));

    public static async Task<Listening> StartAsync(HubHost host, Guid session)
    {
        var listening = new Listening(host.Connection(session));
        await listening.Connection.StartAsync();
        return listening;
    }

    public async Task<RecordChange> HearAsync(Func<RecordChange, bool> which)
    {
        while (true)
        {
            if (_heard.FirstOrDefault(which) is { } change)
            {
                return change;
            }

            if (!await _news.WaitAsync(Patience))
            {
                throw new TimeoutException($"Not heard. What was: {string.Join(", ", _heard.Select(c => $"{c.Sequence} {c.Kind}"))}");
            }
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
