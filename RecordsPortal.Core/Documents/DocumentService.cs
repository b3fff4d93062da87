using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents;

/// <param name="Name">Without personal data.</param>
public sealed record DocumentFile(string Name, string ContentType, byte[] Bytes);

/// <param name="File">Null unless the outcome is Done.</param>
public sealed record Printed(Outcome Outcome, DocumentFile? File);

/// <summary>Makes what is ready at once: the papers of one student, the roster of one class. Whole schools go through the person's own list of documents.</summary>
public sealed class DocumentService
{
    private readonly RecordsDb _database;
    private readonly Writes _writes;
    private readonly ICurrentUser _user;
    private readonly DocumentPress _press;
    private readonly PaperBudget _budget;
    private readonly CollegeClock _clock;

    internal DocumentService(RecordsDb database, Writes writes, ICurrentUser user, DocumentPress press, PaperBudget budget, CollegeClock clock) =>
        (_database, _writes, _user, _press, _budget, _clock) = (database, writes, user, press, budget, clock);

    public Task<Printed> OfStudentAsync(Guid command, DocumentKind kind, Guid student, CancellationToken cancel = default) =>
        PrintAsync(command, Feature.PrintRecords, kind, students => students.Where(s => s.Id == student), cancel);

    /// <summary>All of the class whom the person acting may print. Not for students, whose own paper is no roster.</summary>
    public Task<Printed> OfClassAsync(Guid command, DocumentKind kind, Guid studentClass, CancellationToken cancel = default) =>
        PrintAsync(command, Feature.DocumentBatches, kind, students => students.Where(s => s.ClassId == studentClass), cancel);

    private async Task<Printed> PrintAsync(Guid command, Feature feature, DocumentKind kind, Func<IQueryable<Student>, IQueryable<Student>> whom, CancellationToken cancel)
    {
        var actor = await _user.GetAsync(cancel);
        if (!actor.May(feature))
        {
            return Not(new Outcome.Refused(OutcomeKeys.NotAllowed));
        }

        await using var db = _database.Open();
        var students = whom(db.StudentsWithin(actor.ReachOf(feature)));
        if (!await students.AnyAsync(cancel))
        {
            return Not(new Outcome.NotFound());
        }

        try
        {
            return await _press.PressAsync(db, actor, kind, students, cancel) is { } pressed
                ? await HandOutAsync(command, feature, kind, pressed, cancel)
                : Not(new Outcome.Refused(DocumentRules.MissingKey(kind)));
        }
        catch (MissingGlyphException missing)
        {
            return Not(await MissingAsync(db, missing.Missing, cancel));
        }
    }

    private async Task<Printed> HandOutAsync(Guid command, Feature feature, DocumentKind kind, Pressed pressed, CancellationToken cancel)
    {
        // In the line: many followed at once must not each see the last few people left, nor come back as stale.
        var outcome = await _writes.RunInLineAsync(command, feature, async scope =>
        {
            if (await _budget.TakeAsync(scope, pressed, cancel) is { } usedUp)
            {
                return usedUp;
            }

            scope.Change.Acts.AddRange(pressed.Acts);
            return Outcome.Ok(count: pressed.Acts.Count);
        }, cancel);
        await _budget.WatchAsync(outcome, await _user.GetAsync(cancel), cancel);
        var name = DocumentNames.Of(kind, null, _clock.Local(_clock.Now), DocumentNames.EndingOf(kind));
        return outcome is Outcome.Done ? new Printed(outcome, new DocumentFile(name, DocumentNames.TypeOf(name), pressed.Bytes)) : Not(outcome);
    }

    private static async Task<Outcome> MissingAsync(RecordsDbContext db, IReadOnlyList<MissingGlyph> missing, CancellationToken cancel)
    {
        var person = missing[0].Person;
        var name = await db.Students.Where(s => s.Id == person).Select(s => s.Name).FirstOrDefaultAsync(cancel);
        return new Outcome.Refused(DocumentKeys.MissingGlyph, name ?? "", DocumentNames.Characters(missing.Where(glyph => glyph.Person == person).Select(glyph => glyph.Character)));
    }

    private static Printed Not(Outcome outcome) => new(outcome, null);
}
