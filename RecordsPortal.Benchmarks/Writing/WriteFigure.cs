using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Benchmarks.Writing;

/// <summary>Acknowledged commands per second: students moved between two classes, each move a command of its own through the whole way to write.</summary>
internal sealed class WriteFigure : IFigure
{
    private const int Students = 4_000;

    private static readonly int[] Writers = [1, 16];

    public string Verb => "write";

    public string Title => "Acknowledged commands a second at `synchronous=FULL`: one student moved to another class, authorised, checked, recorded in the chained change table, on disk.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        await using var stand = await Stand.StartAsync(run, "write");
        var (students, classes) = await MoversAsync(stand);
        using var floor = new WriteFloor(run.NewFolder("write-floor"), stand.Database);
        var length = TimeSpan.FromSeconds(run.IsQuick ? 0.3 : 3);
        var bare = new List<Pace>();
        var product = Writers.ToDictionary(writers => writers, _ => new List<Pace>());
        foreach (var writers in Writers)
        {
            // Not counted: until the compiler has made its last version of what a command runs through.
            await MoveAsync(stand, students, classes, writers, TimeSpan.FromSeconds(run.IsQuick ? 0.1 : 6));
        }

        floor.Run(TimeSpan.FromSeconds(0.2));
        for (var round = 0; round < run.Rounds; round++)
        {
            bare.Add(await Pace.OfAsync(() => Task.Run(() => floor.Run(length))));
            foreach (var writers in Writers)
            {
                product[writers].Add(await Pace.OfAsync(() => MoveAsync(stand, students, classes, writers, length)));
            }
        }

        var ground = bare.Select(pace => pace.PerSecond).Median();
        return new FigureTable(
            ["", "commands a second", "of the floor", "wanted", "processor, µs each"],
            [
                Row("floor: one loop of the same statements and HMAC, bare SQLite, a commit each", bare, ground, ""),
                Row("portal, 1 writer", product[1], ground, "25 %"),
                Row("portal, 16 writers", product[16], ground, "80 %"),
                .. await WatchedAsync(run),
            ],
            $"Median of {run.Rounds} rounds of {length.TotalSeconds:0.#} s, floor and portal in turn.");
    }

    private static string[] Row(string what, List<Pace> paces, double ground, string wanted)
    {
        var speed = paces.Select(pace => pace.PerSecond).Median();
        return [what, Timing.Count(speed), wanted.Length == 0 ? "" : Timing.Percent(speed / ground), wanted, Timing.Count(paces.Select(pace => pace.Microseconds).Median())];
    }

    /// <summary>Other commands than those above, each with a picture for who sends it: only the two rows can be held against each other.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> WatchedAsync(FigureRun run)
    {
        var (reviewers, admissionRows, screens) = run.IsQuick ? (2, 120, 6) : (16, 3_000, 1_000);
        await using var watched = await WatchedWriting.StartAsync(run, reviewers, admissionRows);
        await watched.RoundAsync();
        var alone = await RoundsAsync(run, watched);
        await watched.WatchAsync(screens);
        var seen = await RoundsAsync(run, watched);
        return
        [
            Row($"served: {reviewers} reviewers approve and take back, nobody watching", alone, 0, ""),
            Row($"served: the same, {Timing.Count(screens)} review queues open", seen, alone.Select(pace => pace.PerSecond).Median(), "45 % of the row above"),
        ];
    }

    private static async Task<List<Pace>> RoundsAsync(FigureRun run, WatchedWriting watched)
    {
        var paces = new List<Pace>();
        for (var round = 0; round < run.Rounds; round++)
        {
            paces.Add(await watched.RoundAsync());
        }

        return paces;
    }

    /// <summary>Two classes of the same major and year, and the students in them.</summary>
    private static async Task<(List<Guid> Students, List<Guid> Classes)> MoversAsync(Stand stand)
    {
        Crowd.Add(stand.Database, Students);
        await using var db = stand.OpenDatabase();
        var classes = await db.Classes.ToListAsync();
        var pair = classes.GroupBy(c => (c.MajorId, c.EntryYear)).First(g => g.Count() > 1).Take(2).Select(c => c.Id).ToList();
        return (await db.Students.Where(s => s.ClassId != null && pair.Contains(s.ClassId.Value)).Select(s => s.Id).ToListAsync(), pair);
    }

    private static async Task<int> MoveAsync(Stand stand, List<Guid> students, List<Guid> classes, int writers, TimeSpan length)
    {
        var registrar = await stand.StaffAsync("registrar");
        var began = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
            WriterAsync(stand, registrar, [.. students.Where((_, place) => place % writers == writer)], classes, began, length))));
        return done.Sum();
    }

    /// <summary>One person at work: the next command begins when the one before is acknowledged.</summary>
    private static async Task<int> WriterAsync(Stand stand, Actor actor, List<Guid> own, List<Guid> classes, long began, TimeSpan length)
    {
        var moves = stand.As<ClassMoves>(actor);
        var done = 0;
        for (var turn = 0; Stopwatch.GetElapsedTime(began) < length; turn++)
        {
            var outcome = await moves.MoveAsync(Guid.CreateVersion7(), [own[turn % own.Count]], classes[turn / own.Count % 2], "人数均衡");
            // A pass over all the students begins with those who are there already.
            done += outcome is Outcome.Done ? 1 : outcome is Outcome.Refused { Key: ClassRules.AlreadyThere } ? 0 : throw new InvalidOperationException($"{outcome}");
        }

        return done;
    }
}
