using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;

namespace RecordsPortal.Benchmarks.Pages;

/// <summary>Pages as the server first sends them, whole, to people who are signed in.</summary>
internal sealed class HttpFigure : IFigure
{
    private const int Clients = 16;

    public string Verb => "http";

    public string Title => "Prerendered pages a second for 16 clients with cookies, and how long one client waits for a page; load generator on the same machine.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        var (folder, student) = await FilledAsync(run);
        await using var server = await PortalServer.StartAsync(folder);
        using var visitor = server.NewVisitor();
        await visitor.SignInAsync("registrar");
        (string What, string Path, string Wanted)[] pages =
        [
            ("floor: one word without a page around it", "/healthz/live", ""),
            ("student record", $"/students/{student}", "300 a second"),
            ("student list by surname", "/students?sort=name", "300 a second"),
            ("dashboard", "/dashboard", "p50 ≤ 30 ms"),
        ];
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (what, path, wanted) in pages)
        {
            await visitor.GetAsync(path);
            var (alone, many) = (new List<double>(), new List<double>());
            for (var round = 0; round < Math.Min(run.Rounds, 3); round++)
            {
                alone.AddRange((await Cost.OfAsync(run.IsQuick ? 2 : 30, () => visitor.GetAsync(path))).Times);
                many.Add(await PerSecondAsync(visitor, path, TimeSpan.FromSeconds(run.IsQuick ? 0.3 : 4)));
            }

            rows.Add([what, Timing.Count(many.Median()), Timing.Milliseconds(alone.Median()), Timing.Milliseconds(alone.Percentile(95)), wanted]);
        }

        return new FigureTable(["page", "a second, 16 clients", "p50 alone, ms", "p95 alone, ms", "wanted"], rows, $"{Timing.Count(Students(run))} students on record.");
    }

    private static int Students(FigureRun run) => run.IsQuick ? 300 : 20_000;

    private static async Task<(string Folder, Guid Student)> FilledAsync(FigureRun run)
    {
        await using var stand = await Stand.StartAsync(run, "http");
        Crowd.AddMany(stand.Database, Students(run));
        await using var db = stand.OpenDatabase();
        return (stand.Folder, await db.Students.Where(s => s.CompletedAt != null).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
    }

    private static async Task<double> PerSecondAsync(Visitor visitor, string path, TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var pages = 0;
            for (; Stopwatch.GetElapsedTime(began) < length; pages++)
            {
                await visitor.GetAsync(path);
            }

            return pages;
        }));
        return done.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
