using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;
using RecordsPortal.Server.Live;
using RecordsPortal.Tests.Faults.Common;

namespace RecordsPortal.Tests.Faults.ChangesUnseen;

/// <summary>
/// A client of the hub on a bad line: it comes, replays what it missed, listens, and is gone again, as the hub's own description asks.
/// </summary>
internal sealed class Subscriber(Uri address, string user, string cookie, Random chance)
{
    private readonly ConcurrentDictionary<long, RecordChange> _heard = new();
    private long _seen;

    public string User => user;

    public IReadOnlyCollection<RecordChange> Heard => [.. _heard.Values];

    public int Connections { get; private set; }

    public int Live { get; private set; }

    public void Begin(long seen) => _seen = seen;

    public async Task ComeAndGoAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await VisitAsync(TimeSpan.FromMilliseconds(chance.Next(30, 600)));
            await Moments.PassAsync(TimeSpan.FromMilliseconds(chance.Next(200)));
        }
    }

    /// <returns>False where nobody answered, or the line broke before everything missed had come.</returns>
    public async Task<bool> VisitAsync(TimeSpan stay)
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(address, ChangesHub.Address), options => options.Headers["Cookie"] = cookie).Build();
        var isCaughtUp = false;
        // One wave at a time: the client calls back in order.
        connection.On<List<RecordChange>>(ChangesHub.Wave, wave =>
        {
            foreach (var change in wave)
            {
                Live++;
                Hear(change, mayAdvance: Volatile.Read(ref isCaughtUp));
            }
        });
        try
        {
            await connection.StartAsync();
            Connections++;
            for (var isTruncated = true; isTruncated;)
            {
                await foreach (var page in connection.StreamAsync<ReplayPage>(nameof(ChangesHub.ReplayAsync), _seen))
                {
                    foreach (var change in page.Changes)
                    {
                        Hear(change, mayAdvance: false);
                    }

                    (_seen, isTruncated) = (Math.Max(_seen, page.Through), page.IsTruncated);
                }
            }

            Volatile.Write(ref isCaughtUp, true);
            await Moments.PassAsync(stay);
            return true;
        }
        catch (Exception)
        {
            // A line breaks in a dozen ways and the client has a name for each; one that never comes back fails the test at its end.
            return false;
        }
    }

    /// <param name="mayAdvance">What comes live before the replay has ended says nothing of what lies between.</param>
    private void Hear(RecordChange change, bool mayAdvance)
    {
        _heard[change.Sequence] = change;
        if (mayAdvance)
        {
            _seen = Math.Max(_seen, change.Sequence);
        }
    }
}
