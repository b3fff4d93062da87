using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecordsPortal.Components.Common;

namespace RecordsPortal.Tests.Common;

public sealed class PaintLineTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PaintLine _line;

    public PaintLineTests() => _line = new(NullLogger<PaintLine>.Instance, _services.GetRequiredService<IMeterFactory>());

    public void Dispose()
    {
        _line.Dispose();
        _services.Dispose();
    }

    /// <summary>Loosely: on a loaded machine one that takes long steps aside. Let go all together, a thousand would be under way.</summary>
    [Fact]
    public async Task AThousandScreens_AreAllPainted_AFewAtATime()
    {
        var all = new CountdownEvent(1_000);
        var (now, most) = (0, 0);

        for (var i = 0; i < 1_000; i++)
        {
            _line.Join(Paint, TimeSpan.Zero);
        }

        Assert.True(await Task.Run(() => all.Wait(_patience)));
        Assert.InRange(most, 1, 50 * Environment.ProcessorCount);

        async Task Paint()
        {
            var together = Interlocked.Increment(ref now);
            InterlockedMax(ref most, together);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            all.Signal();
        }
    }

    [Fact]
    public async Task WhileSomebodyElseHasWork_OneIsPaintedAtATime()
    {
        var (all, isOver) = (new CountdownEvent(300), false);
        var (now, most) = (0, 0);
        for (var i = 0; i < 32 * Environment.ProcessorCount; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(Work, null);
        }

        for (var i = 0; i < 300; i++)
        {
            _line.Join(Paint, TimeSpan.Zero);
        }

        var isPainted = await Task.Run(() => all.Wait(_patience));
        isOver = true;
        Assert.True(isPainted);
        Assert.Equal(1, most);

        void Work(object? state)
        {
            if (!Volatile.Read(ref isOver))
            {
                ThreadPool.UnsafeQueueUserWorkItem(Work, null);
            }
        }

        Task Paint()
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            Thread.SpinWait(2_000);
            Interlocked.Decrement(ref now);
            all.Signal();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task ScreensThatWaitForAnswersOfTheirOwn_DoNotHoldUpThoseBehindThem()
    {
        var never = new TaskCompletionSource();
        var painted = new TaskCompletionSource();
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            _line.Join(() => never.Task, TimeSpan.Zero);
        }

        _line.Join(() => Done(painted), TimeSpan.Zero);

        await painted.Task.WaitAsync(_patience);
        never.SetResult();
    }

    [Fact]
    public async Task WhoRests_IsPaintedAfterIt_AndNotBefore()
    {
        var rest = TimeSpan.FromMilliseconds(300);
        var (rested, other) = (new TaskCompletionSource<long>(), new TaskCompletionSource());
        var began = Environment.TickCount64;
        _line.Join(() => Done(rested, Environment.TickCount64), rest);
        _line.Join(() => Done(other), TimeSpan.Zero);

        await other.Task.WaitAsync(_patience);

        Assert.True(await rested.Task.WaitAsync(_patience) - began >= rest.TotalMilliseconds);
    }

    [Fact]
    public async Task WhoRestsLess_IsWokenFirst()
    {
        var (late, soon) = (new TaskCompletionSource(), new TaskCompletionSource());
        _line.Join(() => Done(late), TimeSpan.FromMinutes(1));
        _line.Join(() => Done(soon), TimeSpan.FromMilliseconds(50));

        await soon.Task.WaitAsync(_patience);

        Assert.False(late.Task.IsCompleted);
    }

    [Fact]
    public async Task AScreenThatBreaks_EndsTheLineForNobody()
    {
        var painted = new TaskCompletionSource();
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            _line.Join(() => throw new InvalidOperationException("broken"), TimeSpan.Zero);
            _line.Join(() => Task.FromException(new InvalidOperationException("broken later")), TimeSpan.Zero);
        }

        _line.Join(() => Done(painted), TimeSpan.Zero);

        await painted.Task.WaitAsync(_patience);
    }

    [Fact]
    public async Task ClosedLine_TakesNobodyAnyMore_AndSaysNothing()
    {
        var painted = new TaskCompletionSource();
        _line.Join(() => Done(painted), TimeSpan.FromMilliseconds(50));

        _line.Dispose();
        _line.Join(() => Done(painted), TimeSpan.FromMilliseconds(50));
        _line.Join(() => Done(painted), TimeSpan.Zero);

        await Assert.ThrowsAsync<TimeoutException>(() => painted.Task.WaitAsync(TimeSpan.FromMilliseconds(200)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task EachIsPainted_InTheLanguageOfWhoJoined(int rest)
    {
        var before = CultureInfo.CurrentUICulture;
        var languages = new[] { "en", "zh-CN" }.ToDictionary(language => language, _ => new TaskCompletionSource<string>());
        foreach (var (language, seen) in languages)
        {
            CultureInfo.CurrentUICulture = new CultureInfo(language);
            _line.Join(() => Done(seen, CultureInfo.CurrentUICulture.Name), TimeSpan.FromMilliseconds(rest));
        }

        CultureInfo.CurrentUICulture = before;
        foreach (var (language, seen) in languages)
        {
            Assert.Equal(language, await seen.Task.WaitAsync(_patience));
        }
    }

    private static Task Done(TaskCompletionSource painted)
    {
        painted.TrySetResult();
        return Task.CompletedTask;
    }

    private static Task Done<T>(TaskCompletionSource<T> painted, T seen)
    {
        painted.TrySetResult(seen);
        return Task.CompletedTask;
    }

    private static void InterlockedMax(ref int most, int candidate)
    {
        for (int seen; candidate > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, candidate, seen) != seen;)
        {
        }
    }
}
