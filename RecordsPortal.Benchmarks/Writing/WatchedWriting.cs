using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Benchmarks.Pushing;
using RecordsPortal.Benchmarks.Serving;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Benchmarks.Writing;

/// <summary>
/// What watchers cost the writers: reviewers side by side approve a batch each in the served portal and take it back, every application a command
/// of its own, while nobody looks on and then with review queues open that every one of these commands repaints.
/// </summary>
internal sealed class WatchedWriting : IAsyncDisposable
{
    private readonly PortalServer _server;
    private readonly Visitor _visitor;
    private readonly IReadOnlyList<Guid> _classes;
    private readonly int _applications;
    private readonly Screens _screens = new();

    private WatchedWriting(PortalServer server, Visitor visitor, IReadOnlyList<Guid> classes, int applications) =>
        (_server, _visitor, _classes, _applications) = (server, visitor, classes, applications);

    /// <param name="admissionRows">How long the demonstration's admission list is; an eighth of it waits for review.</param>
    public static async Task<WatchedWriting> StartAsync(FigureRun run, int reviewers, int admissionRows)
    {
        await using var stand = await Stand.StartAsync(run, "watched", admissionRows);
        var (classes, applications) = await DealAsync(stand, reviewers);
        var server = await PortalServer.StartAsync(stand.Folder);
        return new WatchedWriting(server, await server.SignedInAsync("registrar"), classes, applications);
    }

    public async Task WatchAsync(int screens) => await _screens.OpenAsync(screens, _server.Address, _visitor.Cookies, "review", await _visitor.TextAsync("/review"));

    /// <summary>All batches approved and taken back once.</summary>
    public async Task<Pace> RoundAsync()
    {
        var batches = await Task.WhenAll(_classes.Select(place => Batch.OpenAsync(_server.Address, _visitor, place)));
        var (began, used) = (Stopwatch.GetTimestamp(), _server.ProcessorTime);
        await Task.WhenAll(batches.Select(batch => batch.ApproveAndUndoAsync()));
        var (passed, took) = (Stopwatch.GetElapsedTime(began), _server.ProcessorTime - used);
        await Task.WhenAll(batches.Select(batch => batch.DisposeAsync().AsTask()));
        return new Pace(2 * _applications / passed.TotalSeconds, took.TotalMicroseconds / (2 * _applications));
    }

    public async ValueTask DisposeAsync()
    {
        await _screens.DisposeAsync();
        _visitor.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Deals the applications that nobody needs to look at to as many classes as there are reviewers, and takes the others out of every class.</summary>
    private static async Task<(IReadOnlyList<Guid> Classes, int Applications)> DealAsync(Stand stand, int reviewers)
    {
        var preview = await stand.As<BulkApproval>(await stand.StaffAsync("registrar")).PreviewAsync(new ReviewFilter());
        await using var db = stand.OpenDatabase();
        var classes = await db.Classes.OrderBy(c => c.Id).Select(c => c.Id).Take(reviewers).ToListAsync();
        var ready = preview.Ready.Select(item => item.Id).ToList();
        foreach (var id in await db.IntakeCases.Where(c => c.State == IntakeState.Submitted).Select(c => c.Id).ToListAsync())
        {
            var place = ready.IndexOf(id) is >= 0 and var at ? classes[at % classes.Count].ToString().ToUpperInvariant() : null;
            await db.Database.ExecuteSqlAsync($"UPDATE Students SET ClassId = {place} WHERE Id = {id.ToString().ToUpperInvariant()}");
        }

        return (classes, ready.Count);
    }

    /// <summary>Somebody before the preview of a bulk approval.</summary>
    private sealed class Batch(CircuitClient circuit, PageWatcher page) : IAsyncDisposable
    {
        private const string Approve = "通过 ";
        private const string Undo = "撤销整批";

        public static async Task<Batch> OpenAsync(Uri address, Visitor visitor, Guid place)
        {
            var path = $"review/bulk?class={place}";
            var page = new PageWatcher();
            var circuit = await CircuitClient.OpenAsync(address, visitor.Cookies, path, await visitor.TextAsync($"/{path}"), page);
            await page.UntilAsync(shown => shown.Button(Approve) is not null, "applications to approve");
            return new Batch(circuit, page);
        }

        public async Task ApproveAndUndoAsync()
        {
            await ClickAsync(Approve);
            await page.UntilAsync(shown => shown.Button(Undo) is not null, "the batch to be approved");
            await ClickAsync(Undo);
        }

        public ValueTask DisposeAsync() => circuit.DisposeAsync();

        private async Task ClickAsync(string button)
        {
            if (await circuit.FireAsync(page.Button(button)!.Id, "click") is ['!', ..] refusal)
            {
                throw new InvalidOperationException($"{button} was not taken: {refusal}");
            }
        }
    }
}
