using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Benchmarks.Serving;
using RecordsPortal.Core.Intake;

namespace RecordsPortal.Benchmarks.Browsing;

/// <summary>The three pages whose first opening most people will remember, in a real browser that has nothing of them yet.</summary>
internal sealed class PageFigure : IFigure
{
    private static readonly int[] RoundTrips = [0, 100, 300];

    public string Verb => "page";

    public string Title => "Pages opened for the first time in Chromium: what comes over the wire, when the first words stand there, when the page answers to a hand. Milliseconds.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var (folder, student) = await FilledAsync(run);
        await using var portal = await PortalServer.StartAsync(folder);
        await using var chromium = await Chromium.StartAsync();
        using var registrar = await portal.SignedInAsync("registrar");
        using var freshman = await portal.SignedInAsync(student);
        (string Name, string Path, string Cookies)[] pages =
        [
            ("floor: one word from the same server", "/healthz/live", ""), ("sign-in", "/account/sign-in", ""), ("intake", "/intake", freshman.Cookies), ("review queue", "/review", registrar.Cookies),
        ];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var device in run.IsQuick ? [Device.Desk] : (Device[])[Device.Desk, Device.Phone])
        {
            // Round by round, so that a bad moment of the machine falls on all of them alike.
            var loads = pages.ToDictionary(page => page.Name, _ => new List<ColdLoad>());
            for (var round = run.IsQuick ? 0 : -1; round < (run.IsQuick ? 1 : 10); round++)
            {
                foreach (var (name, path, cookies) in pages)
                {
                    var load = await ColdLoad.OfAsync(chromium.Browser, device, new Uri(portal.Address, path), cookies);
                    if (round >= 0)
                    {
                        loads[name].Add(load);
                    }
                }
            }

            rows.AddRange(loads.Select((page, place) => Row(device, page.Key, page.Value, isFloor: place == 0)));
        }

        return new FigureTable(
            ["", "requests", "KB", "wanted", "first paint p50", "p95", "wanted", "interactive p50", "p95", "wanted"], rows,
            "Each load with an empty cache, in turn; the first round of all is not counted.", await ClicksAsync(run, chromium, portal, registrar.Cookies));
    }

    private static async Task<(string Folder, string Student)> FilledAsync(FigureRun run)
    {
        await using var stand = await Stand.StartAsync(run, "page", admissionRows: 120, studentsOnRecord: 60);
        await using var db = stand.OpenDatabase();
        var student = await db.Users.Where(account => db.IntakeCases.Any(one => one.Id == account.StudentId && one.State == IntakeState.Draft)).OrderBy(account => account.Id).FirstAsync();
        return (stand.Folder, student.UserName!);
    }

    private static IReadOnlyList<string> Row(Device device, string name, List<ColdLoad> loads, bool isFloor)
    {
        var (paint, ready) = device.IsPhone ? ("1,800", "3,500") : ("600", "1,000");
        return
        [
            $"{name}, {device.Name}", Timing.Count(loads.Select(load => (double)load.Requests).Median()), Timing.Count(loads.Select(load => load.Bytes).Median() / 1000), isFloor ? "" : "200",
            Timing.Count(loads.Select(load => load.Paint).Median()), Timing.Count(loads.Select(load => load.Paint).Percentile(95)), isFloor ? "" : paint,
            Timing.Count(loads.Select(load => load.Ready).Median()), Timing.Count(loads.Select(load => load.Ready).Percentile(95)), isFloor ? "" : ready,
        ];
    }

    private static async Task<string> ClicksAsync(FigureRun run, Chromium chromium, PortalServer portal, string cookies)
    {
        var times = run.IsQuick ? 3 : 100;
        var said = new List<string>();
        foreach (var roundTrip in run.IsQuick ? [0] : RoundTrips)
        {
            using var line = new LongLine(portal.Address, roundTrip);
            var waits = await Clicks.OfAsync(chromium.Browser, line.Address, cookies, times);
            said.Add($"over a line of {roundTrip} ms there and back {Timing.Milliseconds(waits.Median())} (p95 {Timing.Milliseconds(waits.Percentile(95))}, wanted {roundTrip + 50})");
        }

        return $"A click on the student list's filters until they stand open, {times} times, in milliseconds: {string.Join("; ", said)}.";
    }
}
