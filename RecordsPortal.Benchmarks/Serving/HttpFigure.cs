using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;

namespace RecordsPortal.Benchmarks.Serving;

/// <summary>Pages as the server first sends them, whole, to people who are signed in.</summary>
internal sealed class HttpFigure : IFigure
{
    private const int Clients = 16;

    public string Verb => "http";

    public string Title => $"Prerendered pages a second for {Clients} clients, each signed in with a cookie of their own, and how long one client waits alone.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var (folder, records) = await FilledAsync(run);
        await using var portal = await PortalServer.StartAsync(folder);
        await using var bare = await BareServer.StartAsync();
        using var nobody = new Visitor(bare.Address);
        var visitors = new List<Visitor>();
        for (var client = 0; client < (run.IsQuick ? 2 : Clients); client++)
        {
            visitors.Add(await portal.SignedInAsync("registrar"));
        }

        var rows = new List<IReadOnlyList<string>>();
        foreach (var (what, paths, wanted) in (IEnumerable<(string, IReadOnlyList<string>, string)>)[
            ("student record", [.. records.Select(id => $"/students/{id}")], "300 a second"),
            ("student list by surname", ["/students?sort=name"], "300 a second"),
            ("dashboard", ["/dashboard"], "p50 ≤ 30 ms")])
        {
            rows.AddRange(await RowsAsync(run, what, paths, wanted, portal, visitors, nobody));
        }

        var afterChanges = await AfterChangesAsync(run, portal, visitors[0]);
        rows.Add(["dashboard, each time after a change", "", "", "", Timing.Milliseconds(afterChanges.Median()), Timing.Milliseconds(afterChanges.Percentile(95)), ""]);
        visitors.ForEach(visitor => visitor.Dispose());
        return new FigureTable(
            ["page", "a second", "of the floor", "processor of the server, ms each", "p50 alone, ms", "p95 alone, ms", "wanted"], rows,
            $"{Timing.Count(Students(run))} students on record. Floor: a page of as many bytes from a web server with nothing else to do, in turn with the portal. Median of {Rounds(run)} rounds of {Length(run).TotalSeconds:0.#} s; who asks runs on the same machine.",
            "Visitors with the same question share its answer until anything is written, ten seconds at most: the list and the dashboard are asked of the database once for many of these pages, in the last row for each.");
    }

    /// <summary>Somebody signs in before each, which is written: the numbers must be counted again.</summary>
    private static async Task<IReadOnlyList<double>> AfterChangesAsync(FigureRun run, PortalServer portal, Visitor visitor)
    {
        var waits = new List<double>();
        for (var i = 0; i < (run.IsQuick ? 1 : 20); i++)
        {
            using var other = await portal.SignedInAsync("leader");
            waits.Add(await Timing.OfAsync(() => visitor.GetAsync("/dashboard")));
        }

        return waits;
    }

    private static int Students(FigureRun run) => run.IsQuick ? 300 : 20_000;

    private static int Rounds(FigureRun run) => Math.Min(run.Rounds, 3);

    private static TimeSpan Length(FigureRun run) => TimeSpan.FromSeconds(run.IsQuick ? 0.2 : 4);

    /// <returns>The data folder, and students whose record has something on every tab.</returns>
    private static async Task<(string Folder, IReadOnlyList<Guid> Records)> FilledAsync(FigureRun run)
    {
        var (stand, isNew) = await Stand.ResumeAsync(run.KeptFolder($"served-{Students(run)}"));
        await using var _ = stand;
        if (isNew)
        {
            Crowd.AddMany(stand.Database, Students(run));
        }

        await using var db = stand.OpenDatabase();
        var records = await db.Students.Where(student => student.CompletedAt != null && student.IdNumberSealed != null).OrderBy(student => student.Id).Select(student => student.Id).Take(100).ToListAsync();
        return (stand.Folder, records);
    }

    private static async Task<IReadOnlyList<string>[]> RowsAsync(
        FigureRun run, string what, IReadOnlyList<string> paths, string wanted, PortalServer portal, List<Visitor> visitors, Visitor nobody)
    {
        var size = await visitors[0].GetAsync(paths[0]);
        var floor = new Load([BareServer.PageOf(size)], [.. visitors.Select(_ => nobody)]);
        var product = new Load(paths, visitors);
        await product.RunAsync(Length(run));
        var (bare, many, busy) = (new List<double>(), new List<double>(), new List<double>());
        var (bareAlone, alone) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds(run); round++)
        {
            bare.Add((await floor.RunAsync(Length(run))).PerSecond);
            var used = portal.ProcessorTime;
            var (pages, perSecond) = await product.RunAsync(Length(run));
            many.Add(perSecond);
            busy.Add((portal.ProcessorTime - used).TotalMilliseconds / pages);
            bareAlone.AddRange(await floor.AloneAsync(run.IsQuick ? 2 : 30));
            alone.AddRange(await product.AloneAsync(run.IsQuick ? 2 : 30));
        }

        return
        [
            [$"floor: {size / 1024} KiB", Timing.Count(bare.Median()), "", "", Timing.Milliseconds(bareAlone.Median()), Timing.Milliseconds(bareAlone.Percentile(95)), ""],
            [what, Timing.Count(many.Median()), Timing.Percent(many.Median() / bare.Median()), Timing.Milliseconds(busy.Median()), Timing.Milliseconds(alone.Median()), Timing.Milliseconds(alone.Percentile(95)), wanted],
        ];
    }

    /// <summary>The same few pages asked for over and over, each client waiting for one before it asks for the next.</summary>
    private sealed class Load(IReadOnlyList<string> paths, IReadOnlyList<Visitor> clients)
    {
        private int _turn;

        public async Task<(int Pages, double PerSecond)> RunAsync(TimeSpan length)
        {
            var began = Stopwatch.GetTimestamp();
            var done = await Task.WhenAll(clients.Select(client => Task.Run(async () =>
            {
                var pages = 0;
                for (; Stopwatch.GetElapsedTime(began) < length; pages++)
                {
                    await client.GetAsync(Next());
                }

                return pages;
            })));
            return (done.Sum(), done.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        public async Task<IReadOnlyList<double>> AloneAsync(int times)
        {
            var waits = new List<double>();
            for (var i = 0; i < times; i++)
            {
                waits.Add(await Timing.OfAsync(() => clients[0].GetAsync(Next())));
            }

            return waits;
        }

        private string Next() => paths[(int)((uint)Interlocked.Increment(ref _turn) % paths.Count)];
    }
}
