using System.Data;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Documents.Forms;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents;

/// <param name="Acts">Lines for the change table, one for each person in it. The bytes are handed to nobody before these are on disk.</param>
internal sealed record Pressed(byte[] Bytes, IReadOnlyList<ChangeEntry> Acts);

/// <summary>Makes the documents of some students of one class: reads them in one snapshot, draws, and says who is in it.</summary>
internal sealed class DocumentPress(PrintedRecords records, SubmittedForms forms, CollegeClock clock)
{
    /// <param name="students">Whom the actor may print, in any order; those without such a document are left out.</param>
    /// <returns>Null where nobody of them has one.</returns>
    /// <exception cref="MissingGlyphException">A character on some page is in no font.</exception>
    public async Task<Pressed?> PressAsync(RecordsDbContext db, Actor actor, DocumentKind kind, IQueryable<Student> students, CancellationToken cancel)
    {
        // Uncommitted reads are what makes it a mere read: any other level would wait for the writers' turn.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);
        var chosen = await students.Having(db, kind).AsNoTracking().OrderBy(s => s.StudentNumber).ThenBy(s => s.NamePinyin).ThenBy(s => s.CandidateNumber).ToListAsync(cancel);
        if (chosen.Count == 0)
        {
            return null;
        }

        var college = await ReferenceService.ReadAsync(db, cancel);
        var issue = new Issue(await SettingService.ReadAsync(db, SettingKeys.CollegeName, cancel), actor.Name, clock.Local(clock.Now));
        return kind switch
        {
            DocumentKind.StatusCard => await CardsAsync(db, actor, chosen, college, issue, cancel),
            DocumentKind.RegistrationForm => await FormsAsync(db, actor, chosen, college, issue, cancel),
            _ => await RosterAsync(db, actor, kind, chosen, college, issue, cancel),
        };
    }

    private async Task<Pressed> CardsAsync(RecordsDbContext db, Actor actor, IReadOnlyList<Student> students, CollegeDirectory college, Issue issue, CancellationToken cancel)
    {
        var printed = await records.ReadAsync(db, actor, students, college, withPhotos: true, cancel);
        var pdf = PdfWriter.Write("学籍卡", clock.Now, [.. printed.Select(record => new StatusCardDrawing(record, college, issue).Draw())]);
        return new Pressed(pdf, Acts(actor, DocumentKind.StatusCard, nameof(Student.IdNumberSealed), printed));
    }

    private async Task<Pressed> FormsAsync(RecordsDbContext db, Actor actor, IReadOnlyList<Student> students, CollegeDirectory college, Issue issue, CancellationToken cancel)
    {
        var submitted = await forms.ReadAsync(db, actor, students, college, cancel);
        var pdf = PdfWriter.Write("新生入学登记表", clock.Now, [.. submitted.Select(form => new RegistrationFormDrawing(form, college, issue).Draw())]);
        return new Pressed(pdf, Acts(actor, DocumentKind.RegistrationForm, nameof(Student.IdNumberSealed), submitted.Select(form => form.Record)));
    }

    private async Task<Pressed?> RosterAsync(
        RecordsDbContext db, Actor actor, DocumentKind kind, IReadOnlyList<Student> students, CollegeDirectory college, Issue issue, CancellationToken cancel)
    {
        if (college.Class(students[0].ClassId) is not { } studentClass)
        {
            return null;
        }

        var counsellors = await db.Grants.Where(g => g.Role == Role.Counsellor && g.ClassId == studentClass.Id)
            .Join(db.Users.Where(a => !a.IsDisabled), g => g.AccountId, a => a.Id, (_, a) => a.DisplayName).OrderBy(name => name).ToListAsync(cancel);
        var printed = await records.ReadAsync(db, actor, students, college, withPhotos: false, cancel);
        var roster = new ClassRoster(
            studentClass, college.School(studentClass.SchoolId), college.Major(studentClass.MajorId), counsellors, clock.Today, printed, printed.Max(record => record.Sequence));
        var bytes = kind == DocumentKind.ClassRosterSheet
            ? ClassRosterSheet.Write(roster, college, issue)
            : PdfWriter.Write("花名册", clock.Now, [ClassRosterDrawing.Draw(roster, college, issue)]);
        return new Pressed(bytes, Acts(actor, kind, nameof(Student.PhoneSealed), printed));
    }

    /// <param name="column">The number that is printed whole, where the one who prints may see it.</param>
    private static IReadOnlyList<ChangeEntry> Acts(Actor actor, DocumentKind kind, string column, IEnumerable<PrintedRecord> printed) => [.. printed.Select(record => new ChangeEntry
    {
        Kind = nameof(Student),
        RecordId = record.Id,
        StudentId = record.Id,
        Action = ChangeAction.Issued,
        Field = record.IsWhole ? column : null,
        Source = actor.IsStudent ? ChangeSource.Student : ChangeSource.Officer,
        Reason = DocumentReasons.Of(kind),
    })];
}
