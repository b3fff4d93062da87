using RecordsPortal.Benchmarks.Common;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>From a committed approval to every open review queue.</summary>
internal sealed class PushFigure : IFigure
{
    public string Verb => "push";

    public string Title =>
        "Open review queues (signed in, whole layout, WebSocket packed) and one approval: from its commit to the picture that shows one less waiting, p95 over all screens and changes. "
        + "Then twenty approvals in a second: from the last commit until the last screen is current. Load generator on the same machine.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (screens, wanted) in run.IsQuick ? [(12, "2.0")] : ((int, string)[])[(300, "2.0"), (1_000, "1.8")])
        {
            rows.AddRange(await MeasureAsync(run, screens, wanted));
        }

        return new FigureTable(
            ["", "p50, ms", "p95, ms", "of the floor", "wanted", "last screen after a burst, ms", "wanted", "missed", "live objects, MiB each", "resident, MiB each", "wanted"],
            rows, $"Floor: a page of one line that is drawn again when a bell rings in its process. Median of {Rounds(run)} rounds of {Singles(run)} changes and a burst of {Burst(run)}, floor and portal in turn, after {WarmUps(run)} more that are not counted.");
    }

    private static int Rounds(FigureRun run) => Math.Min(run.Rounds, 3);

    /// <summary>Until the compiler has made its last version of what a change runs through; a server in its first half minute is not what a day is like.</summary>
    private static int WarmUps(FigureRun run) => run.IsQuick ? 0 : 3;

    private static int Singles(FigureRun run) => run.IsQuick ? 2 : 8;

    private static int Burst(FigureRun run) => run.IsQuick ? 3 : 20;

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> MeasureAsync(FigureRun run, int screens, string wanted)
    {
        await using var portal = await PortalSide.StartAsync(run, run.IsQuick ? 120 : 2_400);
        await using var floor = await FloorSide.StartAsync();
        var (portalMemory, floorMemory) = (await OpenAsync(portal, screens, portal.OpenAsync), await OpenAsync(floor, screens, floor.OpenAsync));
        var (portalRounds, floorRounds) = (new List<PushRound>(), new List<PushRound>());
        for (var round = 0; round < WarmUps(run); round++)
        {
            await PushRound.OfAsync(floor, Singles(run), Burst(run));
            await PushRound.OfAsync(portal, Singles(run), Burst(run));
        }

        for (var round = 0; round < Rounds(run); round++)
        {
            floorRounds.Add(await PushRound.OfAsync(floor, Singles(run), Burst(run)));
            portalRounds.Add(await PushRound.OfAsync(portal, Singles(run), Burst(run)));
        }

        var ground = floorRounds.Select(round => round.P95).Median();
        return [Row($"{screens:N0}: floor", floorRounds, ground, "", floorMemory), Row($"{screens:N0}: portal", portalRounds, ground, wanted, portalMemory)];
    }

    /// <summary>What opening the screens cost, for each of them, once everything they need is loaded and one change has passed.</summary>
    private static async Task<(double Heap, double Resident)> OpenAsync(IPushSide side, int screens, Func<int, Task> open)
    {
        var first = Math.Max(1, screens / 20);
        await open(first);
        await PushRound.OfAsync(side, singles: 1, burst: 2);
        var before = await side.MemoryAsync();
        await open(screens - first);
        await PushRound.OfAsync(side, singles: 1, burst: 1);
        var after = await side.MemoryAsync();
        return ((after.Heap - before.Heap) / (screens - first), (after.Resident - before.Resident) / (screens - first));
    }

    private static string[] Row(string what, List<PushRound> rounds, double ground, string wanted, (double Heap, double Resident) memory)
    {
        var p95 = rounds.Select(round => round.P95).Median();
        var isPortal = wanted.Length > 0;
        return
        [
            what, Timing.Milliseconds(rounds.Select(round => round.P50).Median()), Timing.Milliseconds(p95), isPortal ? $"{p95 / ground:0.00}" : "", wanted,
            Timing.Milliseconds(rounds.Select(round => round.Burst).Median()), isPortal ? "150" : "", $"{rounds.Sum(round => round.Missed)}",
            $"{memory.Heap:0.00}", $"{memory.Resident:0.00}", isPortal ? "0.6" : "",
        ];
    }
}
