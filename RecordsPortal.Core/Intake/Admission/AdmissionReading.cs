using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Reads a stored list and holds each row against the archive. The dry run and the import are the same reading.</summary>
public sealed class AdmissionReading
{
    private const int Chunk = 500;

    private readonly SealedFiles _files;
    private readonly Vault _vault;
    private readonly SealedValues _sealing;
    private readonly CollegeClock _clock;

    internal AdmissionReading(SealedFiles files, Vault vault, SealedValues sealing, CollegeClock clock) =>
        (_files, _vault, _sealing, _clock) = (files, vault, sealing, clock);

    internal PersonKey FileKey => _vault.CollegeKey("AdmissionLists");

    /// <param name="rows">How many were counted when it was uploaded.</param>
    /// <returns>Null where the stored file is gone.</returns>
    internal async Task<AdmissionSheet?> OpenAsync(Guid file, int rows, CancellationToken cancel) =>
        await _files.ReadAsync(file, FileKey, cancel) is { } content && AdmissionSheet.Open(content, rows) is SheetOpening.Opened opened ? opened.Sheet : null;

    /// <summary>In the order of the sheet; the first of two repeated rows is the good one.</summary>
    internal async Task<List<ListedRow>> RowsAsync(RecordsDbContext db, AdmissionSheet sheet, SheetMapping mapping, CancellationToken cancel)
    {
        var rows = new List<ListedRow>();
        var numbers = await NumbersAsync(db, await ReferenceService.ReadAsync(db, cancel), cancel);
        await foreach (var chunk in ChunksAsync(db, numbers, sheet, mapping, () => Task.CompletedTask, cancel))
        {
            rows.AddRange(chunk);
        }

        return rows;
    }

    /// <summary>What every row is held against.</summary>
    internal Task<ArchiveNumbers> NumbersAsync(RecordsDbContext db, CollegeDirectory college, CancellationToken cancel) =>
        ArchiveNumbers.ReadAsync(db, _sealing, college, _clock.Today, cancel);

    /// <summary>The same a few hundred at a time: no more of a long list than that need be held.</summary>
    /// <param name="free">Awaited before the context is asked once the rows have begun, for who uses it for what is read already.</param>
    internal async IAsyncEnumerable<IReadOnlyList<ListedRow>> ChunksAsync(
        RecordsDbContext db, ArchiveNumbers numbers, AdmissionSheet sheet, SheetMapping mapping, Func<Task> free, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var rows in sheet.Read(mapping, numbers.Facts, numbers.FactsFor).Chunk(Chunk))
        {
            var students = rows.Select(row => StudentOf(row, numbers)).ToArray();
            var known = students.OfType<Guid>().Distinct().ToArray();
            if (known.Length > 0)
            {
                await free();
            }

            var values = await KnownAsync(db, known, cancel);
            yield return [.. rows.Zip(students, (row, student) => Judge(row, student, numbers, values))];
        }
    }

    private static Guid? StudentOf(SheetRow row, ArchiveNumbers numbers) =>
        row.IsWithdrawn ? numbers.StudentWithCandidate(row.Values[RecordField.CandidateNumber]) : numbers.StudentOf(row.Values);

    private static ListedRow Judge(SheetRow row, Guid? student, ArchiveNumbers numbers, Dictionary<Guid, RecordValues> known)
    {
        if (row.IsWithdrawn && student is { } inSchool && numbers.IsInSchool(inSchool))
        {
            row = row with { Findings = [.. row.Findings, new Finding(RecordField.CandidateNumber, AdmissionKeys.AlreadyInSchool, Severity.Error)] };
        }

        var values = student is { } id ? known.GetValueOrDefault(id) ?? RecordValues.Empty : RecordValues.Empty;
        var changes = row.Values.Fields.Where(field => values[field] != row.Values[field]).ToList();
        var fate = (row, student) switch
        {
            ({ NeedsMending: true }, _) => RowFate.Faulty,
            // A withdrawal of somebody the archive never had leaves nothing to end.
            ({ IsWithdrawn: true }, null) => RowFate.Unchanged,
            ({ IsWithdrawn: true }, _) => RowFate.Withdrawn,
            (_, null) => RowFate.New,
            _ => changes.Count == 0 ? RowFate.Unchanged : RowFate.Changed,
        };
        return new ListedRow(row, fate, student, fate == RowFate.Changed ? changes : [], values);
    }

    private async Task<Dictionary<Guid, RecordValues>> KnownAsync(RecordsDbContext db, Guid[] students, CancellationToken cancel)
    {
        if (students.Length == 0)
        {
            return [];
        }

        var keys = await _sealing.KeysOfAsync(db, students, cancel);
        var entries = await db.AdmissionEntries.AsNoTracking().Where(e => students.Contains(e.StudentId) && !e.IsWithdrawal).OrderBy(e => e.Id).ToListAsync(cancel);
        var accepted = await db.AdmissionProposals.AsNoTracking()
            .Where(p => students.Contains(p.StudentId) && p.State == ProposalState.Accepted).OrderBy(p => p.DecidedAt).ToListAsync(cancel);
        var (entryOf, proposalsOf) = (entries.ToLookup(e => e.StudentId), accepted.ToLookup(p => p.StudentId));
        return keys.ToDictionary(pair => pair.Key, pair => IntakeSealing.ListValues(entryOf[pair.Key].FirstOrDefault(), proposalsOf[pair.Key], pair.Value));
    }
}
