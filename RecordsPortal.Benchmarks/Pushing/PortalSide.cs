using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Benchmarks.Serving;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Benchmarks.Pushing;

/// <summary>The portal: one application is approved, everybody on the review queue sees one less waiting.</summary>
internal sealed class PortalSide : IPushSide
{
    private const string MetricsKey = "key-of-the-figures";

    private readonly PortalServer _server;
    private readonly Visitor _visitor;
    private readonly CommitWatch _commits;
    private readonly Queue<(Guid Application, Guid Class)> _ready;
    private readonly Queue<Reviewer> _prepared = [];
    private int _waiting;

    private PortalSide(PortalServer server, Visitor visitor, CommitWatch commits, Queue<(Guid, Guid)> ready, int waiting) =>
        (_server, _visitor, _commits, _ready, _waiting) = (server, visitor, commits, ready, waiting);

    public Screens Screens { get; } = new();

    /// <param name="admissionRows">How long the demonstration's admission list is; an eighth of it waits for review.</param>
    public static async Task<PortalSide> StartAsync(FigureRun run, int admissionRows)
    {
        await using var stand = await Stand.StartAsync(run, "push", admissionRows);
        var (ready, waiting) = await SetApartAsync(stand);
        var server = await PortalServer.StartAsync(stand.Folder, $"--Metrics:Key={MetricsKey}");
        return new PortalSide(server, await server.SignedInAsync("registrar"), new CommitWatch(stand.Database), ready, waiting);
    }

    public async Task OpenAsync(int screens)
    {
        var html = await _visitor.TextAsync("/review");
        await Screens.OpenAsync(screens, _server.Address, _visitor.Cookies, "review", html);
    }

    public int After(int changes) => _waiting - changes;

    public async Task PrepareAsync(int changes)
    {
        while (_prepared.Count < changes)
        {
            var (application, place) = _ready.Dequeue();
            _prepared.Enqueue(await Reviewer.SitDownAsync(_server.Address, _visitor, application, place));
        }
    }

    public async Task<DateTime> ChangeAsync()
    {
        await PrepareAsync(1);
        await using var reviewer = _prepared.Dequeue();
        Interlocked.Decrement(ref _waiting);
        var commit = _commits.OfAsync(reviewer.Application);
        await reviewer.ApproveAsync();
        return await commit;
    }

    public async Task<(double Heap, double Resident)> MemoryAsync()
    {
        await HeapLook.CollectAsync(_server.ProcessId);
        using var client = new HttpClient { BaseAddress = _server.Address, DefaultRequestHeaders = { { "Authorization", $"Bearer {MetricsKey}" } } };
        var metrics = await client.GetStringAsync("/metrics");
        var live = Sum(metrics, "dotnet_gc_last_collection_heap_size{") - Sum(metrics, "dotnet_gc_last_collection_heap_fragmentation_size{");
        return (live / Mebibyte.Bytes, _server.ResidentMebibytes);
    }

    public async ValueTask DisposeAsync()
    {
        await Screens.DisposeAsync();
        _commits.Dispose();
        _visitor.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Gives each application that nobody needs to look at a class of its own, so that a reviewer can approve just this one.</summary>
    private static async Task<(Queue<(Guid, Guid)> Ready, int Waiting)> SetApartAsync(Stand stand)
    {
        var preview = await stand.As<BulkApproval>(await stand.StaffAsync("registrar")).PreviewAsync(new ReviewFilter());
        await using var db = stand.OpenDatabase();
        var waiting = preview.Ready.Count + preview.LeftOut.Count;
        var classes = await db.Classes.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
        var apart = preview.Ready.Select(item => item.Id).Zip(classes).ToList();
        var others = await db.IntakeCases.Where(c => c.State == IntakeState.Submitted).Select(c => c.Id).ToListAsync();
        foreach (var id in others)
        {
            var place = apart.FirstOrDefault(pair => pair.First == id).Second;
            await db.Database.ExecuteSqlAsync($"UPDATE Students SET ClassId = {(place == default ? null : place.ToString().ToUpperInvariant())} WHERE Id = {id.ToString().ToUpperInvariant()}");
        }

        return (new Queue<(Guid, Guid)>(apart), waiting);
    }

    private static double Sum(string metrics, string name) => metrics.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal)).Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
}
