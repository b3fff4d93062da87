using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Components.Layout;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access.Circuits;

/// <summary>One open page may ask much, but not so much that the others wait.</summary>
public sealed class CircuitPaceTests(HostedPortal portal) : IClassFixture<HostedPortal>, IDisposable
{
    /// <summary>The bucket fills by the clock on the wall while the messages are counted out; never by this many.</summary>
    private const int Slack = CircuitPace.MostWaiting / 2;

    private readonly FakeTimeProvider _time = new();
    private readonly List<int> _done = [];
    private CircuitPace? _pace;

    private CircuitPace Pace => _pace ??= new CircuitPace(_time, NullLogger<CircuitPace>.Instance);

    [Fact]
    public void Typing_HoweverFast_IsDoneAtOnce()
    {
        var work = Enumerable.Range(0, CircuitPace.Burst).Select(DoAsync).ToList();

        Assert.All(work, task => Assert.True(task.IsCompletedSuccessfully));
        Assert.Equal(Enumerable.Range(0, CircuitPace.Burst), _done);
    }

    [Fact]
    public async Task TooMuch_IsDoneLaterInItsOrderAndNoneIsLost()
    {
        const int All = CircuitPace.Burst + (2 * CircuitPace.PerSecond);
        var work = Task.WhenAll(Enumerable.Range(0, All).Select(DoAsync).ToList());
        Assert.InRange(_done.Count, CircuitPace.Burst, All - 1);

        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return work.IsCompleted;
        });

        await work;
        Assert.Equal(Enumerable.Range(0, All), _done);
    }

    [Fact]
    public async Task MuchTooMuch_IsRefusedOnceAndWhatWaitsIsDropped()
    {
        var (work, refused) = (new List<Task>(), 0);
        for (var n = 0; n < CircuitPace.Burst + CircuitPace.MostWaiting + Slack; n++)
        {
            try
            {
                work.Add(DoAsync(n));
            }
            catch (InvalidOperationException)
            {
                refused++;
            }
        }

        var done = _done.Count;
        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return work.All(task => task.IsCompleted);
        });

        Assert.Equal(1, refused);
        Assert.Equal(done, _done.Count);
    }

    [Fact]
    public async Task Circuit_FloodedByItsClient_EndsWhileAnotherIsAnswered()
    {
        await using var flooded = await OpenAsync("registrar");
        await using var other = await OpenAsync("officer");
        var flood = FloodAsync(flooded);

        do
        {
            Assert.Equal("true", await AliveAsync(other).WaitAsync(TimeSpan.FromSeconds(5)));
        }
        while (!flood.IsCompleted);

        await flood;
        Assert.Null(other.Fault);
        await using var again = await OpenAsync("registrar");
        Assert.Equal("true", await AliveAsync(again));
    }

    [Fact]
    public async Task Circuit_TypedIntoFast_AnswersEveryKey()
    {
        await using var circuit = await OpenAsync("registrar");

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AliveAsync(circuit))), answer => Assert.Equal("true", answer));
    }

    public void Dispose() => _pace?.Dispose();

    private Task DoAsync(int number) => Pace.DoAsync(
        n =>
        {
            _done.Add(n);
            return Task.CompletedTask;
        },
        number);

    private async Task<CircuitClient> OpenAsync(string user)
    {
        var cookies = new CookieContainer();
        using var http = await portal.SignInAsync(user, cookies);
        return await CircuitClient.OpenAsync(portal.Address, cookies.GetCookieHeader(portal.Address), "notices", await http.GetStringAsync("/notices"), new PageWatcher());
    }

    private static Task<string> AliveAsync(CircuitClient circuit) => circuit.CallAsync(nameof(ReconnectModal.IsAlive), 0, "[]", typeof(ReconnectModal).Assembly.GetName().Name);

    /// <summary>Asks by the thousand and waits for no answer, until the server has had enough.</summary>
    private static Task FloodAsync(CircuitClient circuit) => Eventually.HoldsAsync(async () =>
    {
        try
        {
            for (var n = 0; n < 1_000 && circuit.Fault is null; n++)
            {
                await circuit.SendAsync("BeginInvokeDotNetFromJS", $"flood-{n}", typeof(ReconnectModal).Assembly.GetName().Name, nameof(ReconnectModal.IsAlive), 0L, "[]");
            }
        }
        catch (Exception)
        {
            // The server has closed the line; the client hears of it a moment later.
        }

        return circuit.Fault is not null;
    });
}
