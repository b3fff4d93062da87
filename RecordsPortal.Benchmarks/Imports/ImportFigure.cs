using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Import;

namespace RecordsPortal.Benchmarks.Imports;

/// <summary>An admission list from the stored file to new records: every row read, judged by every rule, sealed, chained and on disk.</summary>
internal sealed class ImportFigure : IFigure
{
    private const int WarmUps = 6;

    public string Verb => "import";

    public string Title => "Rows a second of an admission list (.xlsx, 17 columns): read, judged, sealed, written with their change lines, in one transaction.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        await using var stand = await Stand.StartAsync(run, "import");
        var registrar = await stand.StaffAsync("registrar");
        var sheets = await NewcomerSheets.OfAsync(stand);
        var rows = new List<IReadOnlyList<string>>();
        // A server that has run for a while: the first lists would measure how fast the code is compiled.
        for (var warm = 0; warm < (run.IsQuick ? 0 : WarmUps); warm++)
        {
            await ImportAsync(stand, registrar, await UploadAsync(stand, registrar, sheets.Next(2_000)));
        }

        foreach (var size in run.IsQuick ? (int[])[60] : [1_000, 10_000])
        {
            var (floor, product, peak) = (new List<double>(), new List<Pace>(), 0.0);
            for (var round = 0; round < Math.Min(run.Rounds, 3); round++)
            {
                var content = sheets.Next(size);
                floor.Add(size / await Timing.OfAsync(() => Task.Run(() => AdmissionSheet.Open(content))) * 1000);
                var list = await UploadAsync(stand, registrar, content);
                using var memory = new PeakMemory();
                product.Add(await Pace.OfAsync(async () =>
                {
                    await ImportAsync(stand, registrar, list);
                    return size;
                }));
                peak = Math.Max(peak, memory.Mebibytes);
            }

            var speed = product.Select(pace => pace.PerSecond).Median();
            rows.Add([$"floor: {Timing.Count(size)} rows, the sheet read and nothing else", Timing.Count(floor.Median()), "", "", "", ""]);
            rows.Add([$"portal: {Timing.Count(size)} rows imported", Timing.Count(speed), Timing.Percent(speed / floor.Median()), "4,000", Timing.Count(product.Select(pace => pace.Microseconds).Median()), $"{peak:0}"]);
        }

        return new FigureTable(["", "rows a second", "of the floor", "wanted", "processor, µs each", "memory above the start, MiB"], rows, $"Median of three lists of different people, into an archive that grows by each; {WarmUps} more before them are not counted.");
    }

    private static async Task<Guid> UploadAsync(Stand stand, Actor registrar, byte[] content)
    {
        var outcome = await stand.As<AdmissionListService>(registrar).UploadAsync(Guid.CreateVersion7(), "list.xlsx", new MemoryStream(content));
        return outcome is Outcome.Done { Receipt.Id: { } id } ? id : throw new InvalidOperationException($"{outcome}");
    }

    private static async Task ImportAsync(Stand stand, Actor registrar, Guid list)
    {
        var outcome = await stand.As<AdmissionListService>(registrar).ImportAsync(Guid.CreateVersion7(), list, ImportMode.AllOrNothing);
        if (outcome is not Outcome.Done)
        {
            throw new InvalidOperationException($"{outcome}");
        }
    }
}
