using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace RecordsPortal.Components.Common;

/// <summary>
/// The line in which open screens wait to be brought up to date. One change concerns a thousand of them: let go all together, they would
/// stand before everything else there is to do, and somebody's next save would wait for a thousand pictures at each of its steps.
/// </summary>
public sealed partial class PaintLine(ILogger<PaintLine> log, IMeterFactory meters) : IDisposable
{
    /// <summary>The meter of the portal's own figures. Whoever collects them asks for it by this name; another one's are not collected.</summary>
    public const string Meter = "RecordsPortal";

    /// <summary>
    /// As many as are painted at the same time, while there is nothing else to do; more would only share the same processors. While anything else
    /// waits it is one: a thousand screens that follow many saves would leave those who save a third of the processors.
    /// </summary>
    private static readonly int _painters = Environment.ProcessorCount;

    /// <summary>A screen that waits longer, for an answer of its own, does not hold up those behind it.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a painter keeps its thread from whatever else has come.</summary>
    private static readonly TimeSpan _stint = TimeSpan.FromMilliseconds(1);

    /// <summary>Milliseconds. Screens whose rest ends within the same few are woken together.</summary>
    private const long Grain = 10;

    private readonly Histogram<double> _lag = meters.Create(Meter).CreateHistogram<double>("records.push.lag", "s", "From the save to an open screen's picture of it.",
        advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] });

    private readonly Lock _gate = new();
    private readonly Queue<Turn> _ready = [];
    private readonly PriorityQueue<Turn, long> _resting = new();
    private Timer? _alarm;
    private long _alarmAt = long.MaxValue;
    private int _painting;
    private bool _isClosed;

    /// <summary>Begins <paramref name="paint"/> when those before it have had their turn, off the caller's thread and in the caller's culture.</summary>
    /// <param name="rest">How long at least until then; zero or less for at once.</param>
    public void Join(Func<Task> paint, TimeSpan rest)
    {
        var turn = new Turn(paint, ExecutionContext.Capture());
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            if (rest > TimeSpan.Zero)
            {
                _resting.Enqueue(turn, (Environment.TickCount64 + (long)rest.TotalMilliseconds + Grain) / Grain * Grain);
                SetAlarm();
            }
            else
            {
                _ready.Enqueue(turn);
                CallPainters();
            }
        }
    }

    /// <summary>
    /// Counts one screen that was brought up to date. When its picture is made and not when it hears: the rest, the line, the query and the drawing lie
    /// in between, and without them the figure stays small however long people wait.
    /// </summary>
    /// <param name="lag">Since the oldest change that this picture is the first to show.</param>
    public void Painted(TimeSpan lag) => _lag.Record(lag.TotalSeconds);

    /// <summary>The server goes: who still waits is painted nowhere any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _alarm?.Dispose();
            _ready.Clear();
            _resting.Clear();
        }
    }

    /// <summary>Inside the gate.</summary>
    private void SetAlarm()
    {
        if (_resting.TryPeek(out _, out var due) && due < _alarmAt)
        {
            _alarmAt = due;
            _alarm ??= NewAlarm();
            _alarm.Change(Math.Max(0, due - Environment.TickCount64), Timeout.Infinite);
        }
    }

    /// <summary>Nobody's: it would keep the language and the request of whoever happened to rest first.</summary>
    private Timer NewAlarm()
    {
        using var nobody = ExecutionContext.IsFlowSuppressed() ? null : (IDisposable)ExecutionContext.SuppressFlow();
        return new Timer(_ => Wake(), null, Timeout.Infinite, Timeout.Infinite);
    }

    private void Wake()
    {
        lock (_gate)
        {
            _alarmAt = long.MaxValue;
            while (_resting.TryPeek(out var turn, out var due) && due <= Environment.TickCount64)
            {
                _resting.Dequeue();
                _ready.Enqueue(turn);
            }

            SetAlarm();
            CallPainters();
        }
    }

    /// <summary>Inside the gate.</summary>
    private void CallPainters()
    {
        for (var more = Math.Min(Wanted - _painting, _ready.Count); more > 0; more--)
        {
            _painting++;
            // Whose change it was has nothing to do with whose screens are painted.
            ThreadPool.UnsafeQueueUserWorkItem(static line => _ = line.PaintAsync(), this, preferLocal: false);
        }
    }

    private static int Wanted => ThreadPool.PendingWorkItemCount == 0 ? _painters : 1;

    private async Task PaintAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (Next() is { } turn)
        {
            var painting = TakeAsync(turn);
            if (!painting.IsCompleted)
            {
                await painting.WaitAsync(_patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (Stopwatch.GetElapsedTime(began) > _stint)
            {
                if (GivesWay())
                {
                    return;
                }

                // Behind whatever else has come meanwhile: a painter that never lets go of its thread starves them.
                await Task.Yield();
                began = Stopwatch.GetTimestamp();
            }
        }
    }

    private Turn? Next()
    {
        lock (_gate)
        {
            if (_ready.TryDequeue(out var turn))
            {
                return turn;
            }

            _painting--;
            return null;
        }
    }

    /// <summary>After each stint: one too many goes, and where there is nothing else to do any more the others come back.</summary>
    private bool GivesWay()
    {
        lock (_gate)
        {
            if (_painting > Wanted)
            {
                _painting--;
                return true;
            }

            CallPainters();
            return false;
        }
    }

    private async Task TakeAsync(Turn turn)
    {
        try
        {
            await turn.BeginAsync().ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            // One broken screen must not end the line.
            LogPaintFailed(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A screen could not be brought up to date.")]
    private static partial void LogPaintFailed(ILogger log, Exception fault);

    private sealed class Turn(Func<Task> paint, ExecutionContext? context)
    {
        private Task? _painting;

        public Task BeginAsync()
        {
            if (context is null)
            {
                return paint();
            }

            ExecutionContext.Run(context, static turn => ((Turn)turn!).Begin(), this);
            return _painting!;
        }

        private void Begin() => _painting = paint();
    }
}
