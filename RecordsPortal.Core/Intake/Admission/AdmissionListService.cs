using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

public enum ImportMode
{
    /// <summary>One faulty row, and nothing comes in.</summary>
    AllOrNothing,

    /// <summary>Faulty rows are set aside and can be fetched as a sheet.</summary>
    GoodRowsOnly,
}

/// <summary>Admission lists from the upload to the archive, and back out while nobody has built on them.</summary>
public sealed class AdmissionListService(
    Writes writes, ICurrentUser user, AdmissionReading reading, SealedFiles files, SealedValues sealing, ImportProgress progress)
{
    /// <summary>Keeps the file, sealed, and answers with the list's id. What cannot be read as a list at all is refused and not kept.</summary>
    /// <param name="fileName">As the sender's machine called it; shown, never used as a path.</param>
    public async Task<Outcome> UploadAsync(Guid command, string fileName, Stream file, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.AdmissionLists))
        {
            return new Outcome.Refused(OutcomeKeys.NotAllowed);
        }

        var content = await AdmissionSheet.ReadAsync(file, cancel);
        var opening = AdmissionSheet.Open(content);
        if (opening is SheetOpening.Refused refused)
        {
            return new Outcome.Refused(refused.Key, refused.Facts);
        }

        var sheet = ((SheetOpening.Opened)opening).Sheet;
        var list = new AdmissionList { FileId = Guid.CreateVersion7() };
        if (await files.TryWriteAsync(list.FileId, reading.FileKey, content, cancel) is { } unavailable)
        {
            return new Outcome.Unavailable(unavailable);
        }

        var outcome = await writes.RunAsync(command, Feature.AdmissionLists, async scope =>
        {
            var name = Path.GetFileName(fileName);
            list.Name = Path.GetFileNameWithoutExtension(name);
            list.FileName = name.Length > 200 ? name[..200] : name;
            list.FileHash = Convert.ToHexStringLower(SHA256.HashData(content));
            list.Rows = sheet.RowCount;
            (list.UploadedAt, list.UploadedBy) = (scope.Now, scope.Actor.Name);
            var aliases = await scope.Db.RouteAliases.AsNoTracking().ToDictionaryAsync(a => a.Text, a => a.Route, cancel);
            list.Mapping = Store(sheet.Mapping with { Routes = aliases });
            scope.Db.AdmissionLists.Add(list);
            return Outcome.Ok(list.Id);
        }, cancel);
        if (outcome is not Outcome.Done { Receipt.Id: { } kept } || kept != list.Id)
        {
            // Nothing points to the file: the row was not saved, or the same command had already kept one.
            files.Delete(list.FileId);
        }

        return outcome;
    }

    /// <summary>Corrects what the columns mean, and maps unknown routes; the routes are remembered for every list after.</summary>
    public Task<Outcome> MapAsync(Guid command, Guid id, SheetMapping mapping, CancellationToken cancel = default) =>
        writes.RunAsync(command, Feature.AdmissionLists, async scope =>
        {
            if (await scope.Db.AdmissionLists.FirstOrDefaultAsync(l => l.Id == id, cancel) is not { } list)
            {
                return new Outcome.NotFound();
            }

            if (list.State != AdmissionListState.Checked)
            {
                return new Outcome.Refused(AdmissionKeys.NotChecked);
            }

            if (mapping.Doubled is [var doubled, ..])
            {
                return new Outcome.Refused(AdmissionKeys.ColumnTwice, doubled.ToString());
            }

            list.Mapping = Store(mapping);
            await RememberRoutesAsync(scope.Db, mapping.Routes, cancel);
            return Outcome.Ok(id);
        }, cancel);

    /// <summary>
    /// Brings a checked list in, as one change set with the list's id, whole or not at all. New students are added, other values of known
    /// ones become proposals, withdrawn admissions end. Runs to its end even if the asker leaves.
    /// </summary>
    public async Task<Outcome> ImportAsync(Guid command, Guid id, ImportMode mode)
    {
        try
        {
            return await writes.RunInLineAsync(command, Feature.AdmissionLists, scope => ImportAsync(scope, id, mode), CancellationToken.None, isBulk: true);
        }
        finally
        {
            progress.End(id);
        }
    }

    /// <summary>Takes everything the list brought out of the archive again, as a change set of its own; refused while somebody has built on it.</summary>
    public Task<Outcome> RevertAsync(Guid command, Guid id, string reason, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.AdmissionLists, async scope =>
        {
            var list = await scope.Db.AdmissionLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel);
            if (list is null)
            {
                return new Outcome.NotFound();
            }

            if (list.State != AdmissionListState.Imported)
            {
                return new Outcome.Refused(AdmissionKeys.NotImported);
            }

            var conflicts = await AdmissionRevert.ConflictsAsync(scope.Db, id, cancel);
            if (conflicts.Count > 0)
            {
                return new Outcome.Refused(AdmissionKeys.BuiltOn, $"{conflicts.Select(c => c.StudentId).Distinct().Count()}");
            }

            (scope.Change.ChangeSetId, scope.Change.Reason) = (Guid.CreateVersion7(), reason);
            var removed = await AdmissionRevert.UndoAsync(scope.Db, id, cancel);
            (await scope.Db.AdmissionLists.SingleAsync(l => l.Id == id, cancel)).State = AdmissionListState.Reverted;
            return Outcome.Ok(id, count: removed);
        }, cancel, isBulk: true);

    private async Task<Outcome> ImportAsync(WriteScope scope, Guid id, ImportMode mode)
    {
        var (db, cancel) = (scope.Db, CancellationToken.None);
        var list = await db.AdmissionLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel);
        if (list is null)
        {
            return new Outcome.NotFound();
        }

        if (list.State != AdmissionListState.Checked)
        {
            return new Outcome.Refused(AdmissionKeys.NotChecked);
        }

        if (await reading.OpenAsync(list.FileId, list.Rows, cancel) is not { } sheet)
        {
            return new Outcome.Refused(AdmissionKeys.FileGone);
        }

        var mapping = Restore(list.Mapping);
        if (mapping.Missing.Count > 0)
        {
            return new Outcome.Refused(AdmissionKeys.MappingIncomplete);
        }

        (scope.Change.ChangeSetId, scope.Change.Source, scope.Change.Reason) = (id, ChangeSource.List, list.Name);
        var tally = await WriteAsync(scope, id, sheet, mapping, mode);
        if (tally[RowFate.Faulty] > 0 && mode == ImportMode.AllOrNothing)
        {
            return new Outcome.Refused(AdmissionKeys.HasFaults, $"{tally[RowFate.Faulty]}");
        }

        if (tally[RowFate.Faulty] == tally.Rows)
        {
            return new Outcome.Refused(AdmissionKeys.NothingToImport);
        }

        tally.Close(await db.AdmissionLists.SingleAsync(l => l.Id == id, cancel), scope);
        return Outcome.Ok(id, count: tally[RowFate.New]);
    }

    /// <summary>Reads the list once, writing as it goes: a refusal takes back what is written by then, and counts the faults to the end.</summary>
    private async Task<ImportTally> WriteAsync(WriteScope scope, Guid id, AdmissionSheet sheet, SheetMapping mapping, ImportMode mode)
    {
        var (db, cancel, tally) = (scope.Db, CancellationToken.None, new ImportTally());
        progress.Report(id, 0, sheet.RowCount);
        var since = await NewStudentTriggers.PauseAsync(db, cancel);
        var college = await ReferenceService.ReadAsync(db, cancel);
        var numbers = await reading.NumbersAsync(db, college, cancel);
        await using var writing = new AdmissionWriting(db, sealing, college, await DealingAsync(db, numbers, cancel), id, scope.Now);
        await foreach (var chunk in reading.ChunksAsync(db, numbers, sheet, mapping, writing.IdleAsync, cancel))
        {
            tally.Add(chunk);
            if (tally[RowFate.Faulty] == 0 || mode == ImportMode.GoodRowsOnly)
            {
                await writing.WriteAsync(chunk, cancel);
            }

            progress.Report(id, tally.Rows, sheet.RowCount);
        }

        await writing.IdleAsync();
        await NewStudentTriggers.ResumeAsync(db, since, cancel);
        return tally;
    }

    private static async Task<ClassDealing> DealingAsync(RecordsDbContext db, ArchiveNumbers numbers, CancellationToken cancel)
    {
        var classes = await db.Classes.AsNoTracking().OrderBy(c => c.Name).Select(c => new { c.Id, c.MajorId, c.EntryYear }).ToListAsync(cancel);
        return new ClassDealing(classes.Select(c => (c.Id, c.MajorId, c.EntryYear)), numbers.Seated());
    }

    private static async Task RememberRoutesAsync(RecordsDbContext db, IReadOnlyDictionary<string, string> routes, CancellationToken cancel)
    {
        var known = await db.RouteAliases.ToDictionaryAsync(a => a.Text, cancel);
        foreach (var (text, route) in routes)
        {
            if (known.TryGetValue(text, out var alias))
            {
                alias.Route = route;
            }
            else
            {
                db.RouteAliases.Add(new RouteAlias { Text = text, Route = route });
            }
        }
    }

    internal static string Store(SheetMapping mapping) => JsonSerializer.Serialize(new StoredMapping(mapping.Columns.ToDictionary(), mapping.Routes.ToDictionary()));

    internal static SheetMapping Restore(string json) =>
        JsonSerializer.Deserialize<StoredMapping>(json) is { } stored ? new SheetMapping(stored.Columns) { Routes = stored.Routes } : new SheetMapping(new Dictionary<int, ListColumn>());

    private sealed record StoredMapping(Dictionary<int, ListColumn> Columns, Dictionary<string, string> Routes);
}
