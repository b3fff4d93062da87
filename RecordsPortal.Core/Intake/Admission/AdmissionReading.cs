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

    /// <returns>Null where the stored file is gone.</returns>
    internal async Task<AdmissionSheet?> OpenAsync(Guid file, CancellationToken cancel) =>
        await _files.ReadAsync(file, FileKey, cancel) is { } content && AdmissionSheet.Open(content) is SheetOpening.Opened opened ? opened.Sheet : null;

    /// <summary>In the order of the sheet; the first of two repeated rows is the good one.</summary>
    internal async Task<List<ListedRow>> RowsAsync(RecordsDbContext db, AdmissionSheet sheet, SheetMapping mapping, CancellationToken cancel)
    {
        var college = await ReferenceService.ReadAsync(db, cancel);
        var numbers = await ArchiveNumbers.ReadAsync(db, _sealing, college, _clock.Today, cancel);
        var rows = sheet.Read(mapping, numbers.Facts, numbers.FactsFor).ToList();
        var known = await KnownAsync(db, rows.Select(row => StudentOf(row, numbers)).OfType<Guid>().Distinct().ToList(), cancel);
        return [.. rows.Select(row => Judge(row, numbers, known))];
    }

    private static Guid? StudentOf(SheetRow row, ArchiveNumbers numbers) =>
        row.IsWithdrawn ? numbers.StudentWithCandidate(row.Values[RecordField.CandidateNumber]) : numbers.StudentOf(row.Values);

    private static ListedRow Judge(SheetRow row, ArchiveNumbers numbers, Dictionary<Guid, RecordValues> known)
    {
        var student = StudentOf(row, numbers);
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

    private async Task<Dictionary<Guid, RecordValues>> KnownAsync(RecordsDbContext db, List<Guid> students, CancellationToken cancel)
    {
        var known = new Dictionary<Guid, RecordValues>();
        foreach (var chunk in students.Chunk(Chunk))
        {
            var keys = await _sealing.KeysOfAsync(db, chunk, cancel);
            var entries = await db.AdmissionEntries.AsNoTracking().Where(e => chunk.Contains(e.StudentId) && !e.IsWithdrawal).OrderBy(e => e.Id).ToListAsync(cancel);
            var accepted = await db.AdmissionProposals.AsNoTracking()
                .Where(p => chunk.Contains(p.StudentId) && p.State == ProposalState.Accepted).OrderBy(p => p.DecidedAt).ToListAsync(cancel);
            var (entryOf, proposalsOf) = (entries.ToLookup(e => e.StudentId), accepted.ToLookup(p => p.StudentId));
            foreach (var (student, key) in keys)
            {
                known[student] = IntakeSealing.ListValues(entryOf[student].FirstOrDefault(), proposalsOf[student], key);
            }
        }

        return known;
    }
}
