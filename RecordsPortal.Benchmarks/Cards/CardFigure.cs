using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Documents.Forms;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Benchmarks.Cards;

/// <summary>Status cards of a whole year in one file: records read and unsealed, laid out, drawn, written as PDF/A.</summary>
internal sealed class CardFigure : IFigure
{
    public string Verb => "card";

    public string Title => "Two-page status cards a second in one file, from the database to the finished PDF.";

    public async Task<FigureTable> MeasureAsync(FigureRun run)
    {
        await using var stand = await Stand.StartAsync(run, "card", studentsOnRecord: run.IsQuick ? 60 : 1_200);
        var registrar = await stand.StaffAsync("registrar");
        var documents = await LaidOutAsync(stand, registrar);
        using var floor = new CardFloor(documents);
        var (bare, drawn, whole) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < run.Rounds; round++)
        {
            bare.Add(documents.Count / await Timing.OfAsync(() => Task.Run(floor.Draw)) * 1000);
            drawn.Add(documents.Count / await Timing.OfAsync(() => Task.Run(() => PdfWriter.Write("card", DateTime.UnixEpoch, documents))) * 1000);
            whole.Add(documents.Count / await Timing.OfAsync(() => PressAsync(stand, registrar)) * 1000);
        }

        var (ground, pages) = (bare.Median(), documents.Average(document => document.Pages.Count));
        return new FigureTable(
            ["", "cards a second", "of the floor", "wanted"],
            [
                ["floor: the same words at the same places, drawn and nothing else", Timing.Count(ground), "", ""],
                ["portal: laid-out cards drawn and written", Timing.Count(drawn.Median()), Timing.Percent(drawn.Median() / ground), ""],
                ["portal: from the database to the file", Timing.Count(whole.Median()), Timing.Percent(whole.Median() / ground), "120"],
            ],
            $"{Timing.Count(documents.Count)} cards of {pages:0.0} pages in one file; median of {run.Rounds} rounds.");
    }

    private static async Task PressAsync(Stand stand, Actor actor)
    {
        await using var db = stand.OpenDatabase();
        _ = await stand.Services.GetRequiredService<DocumentPress>().PressAsync(db, actor, DocumentKind.StatusCard, db.Students, CancellationToken.None)
            ?? throw new InvalidOperationException("Nobody has a card.");
    }

    private static async Task<IReadOnlyList<LaidOut>> LaidOutAsync(Stand stand, Actor actor)
    {
        await using var db = stand.OpenDatabase();
        var college = await ReferenceService.ReadAsync(db, CancellationToken.None);
        var students = await db.Students.Having(db, DocumentKind.StatusCard).ToListAsync();
        var printed = await stand.Services.GetRequiredService<PrintedRecords>().ReadAsync(db, actor, students, college, withPhotos: false, CancellationToken.None);
        var issue = new Issue("college", actor.Name, DateTime.UnixEpoch);
        return [.. printed.Select(record => new StatusCardDrawing(record, college, issue).Draw())];
    }
}
