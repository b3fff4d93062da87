using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Reads admission lists for those who work with them; to anybody else there are none.</summary>
public sealed class AdmissionQueries(RecordsDb database, ICurrentUser user, AdmissionReading reading, SealedValues sealing)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AdmissionListItem>> ListsAsync(CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await MayAsync(cancel) ? await Items(db, db.AdmissionLists).ToListAsync(cancel) : [];
    }

    public async Task<AdmissionListDetails?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        if (!await MayAsync(cancel) || await Items(db, db.AdmissionLists.Where(l => l.Id == id)).FirstOrDefaultAsync(cancel) is not { } item)
        {
            return null;
        }

        var (sheet, mapping) = await OpenAsync(db, id, cancel);
        return new AdmissionListDetails(item, sheet is not null, sheet?.Columns ?? [], mapping, sheet?.UnknownRoutes(mapping) ?? []);
    }

    /// <returns>Null where there is no such list or its file is gone.</returns>
    public async Task<DryRun?> DryRunAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        if (!await MayAsync(cancel) || await OpenAsync(db, id, cancel) is not ({ } sheet, var mapping))
        {
            return null;
        }

        var rows = await reading.RowsAsync(db, sheet, mapping, cancel);
        var counts = rows.CountBy(row => row.Fate).ToDictionary();
        return new DryRun(
            rows.Count, counts.GetValueOrDefault(RowFate.New), counts.GetValueOrDefault(RowFate.Unchanged), counts.GetValueOrDefault(RowFate.Changed),
            counts.GetValueOrDefault(RowFate.Withdrawn), [.. rows.Where(row => row.Fate == RowFate.Faulty).Select(Faulty)],
            rows.Count(row => row.Fate != RowFate.Faulty && row.Row.Findings.Count > 0));
    }

    /// <summary>The rows set aside, as an .xlsx that imports again once mended. <paramref name="sentence"/> puts a finding into words.</summary>
    /// <returns>False where there is no such list or its file is gone.</returns>
    public async Task<bool> WriteFaultsAsync(Guid id, Stream output, CultureInfo culture, Func<Finding, string> sentence, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        if (!await MayAsync(cancel) || await OpenAsync(db, id, cancel) is not ({ } sheet, var mapping))
        {
            return false;
        }

        var rows = await reading.RowsAsync(db, sheet, mapping, cancel);
        FaultSheet.Write(output, sheet, mapping, rows.Where(row => row.Fate == RowFate.Faulty).Select(row => row.Row), culture, sentence);
        return true;
    }

    /// <summary>What keeps an imported list from being taken back; empty means nothing does.</summary>
    public async Task<IReadOnlyList<RevertConflict>> ConflictsAsync(Guid id, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        return await MayAsync(cancel) ? await AdmissionRevert.ConflictsAsync(db, id, cancel) : [];
    }

    /// <summary>Of one list, or (null) the open ones of all; by student, in the order of the record's items.</summary>
    public async Task<IReadOnlyList<ProposalItem>> ProposalsAsync(Guid? list, CancellationToken cancel = default)
    {
        if (!await MayAsync(cancel))
        {
            return [];
        }

        await using var db = database.Open();
        var found = await (
            from p in db.AdmissionProposals.AsNoTracking()
            join s in db.Students.AsNoTracking() on p.StudentId equals s.Id
            join l in db.AdmissionLists.AsNoTracking() on p.ListId equals l.Id
            where list == null ? p.State == ProposalState.Open : p.ListId == list
            orderby s.CandidateNumber
            select new { Proposal = p, Student = s, List = l.Name }).ToListAsync(cancel);
        var keys = await sealing.KeysOfAsync(db, found.Select(f => f.Student.Id).Distinct().ToList(), cancel);
        var college = await ReferenceService.ReadAsync(db, cancel);
        return
        [
            .. from f in found
               let key = keys.GetValueOrDefault(f.Student.Id)
               where key is not null
               let values = RecordMapping.Read(f.Student, key, college)
               select new ProposalItem(
                   f.Proposal.Id, f.Proposal.ListId, f.List, f.Student.Id, f.Student.Name, f.Student.CandidateNumber, f.Proposal.Field,
                   Shown(f.Proposal.Field, f.Proposal.OldValue is null ? null : key.Open(IntakeSealing.ProposalValue, f.Proposal.OldValue)),
                   Shown(f.Proposal.Field, f.Proposal.NewValue is null ? null : key.Open(IntakeSealing.ProposalValue, f.Proposal.NewValue)),
                   Shown(f.Proposal.Field, values[f.Proposal.Field]), f.Proposal.State, f.Proposal.DecidedBy, f.Proposal.DecidedAt),
        ];
    }

    private async ValueTask<bool> MayAsync(CancellationToken cancel) => (await user.GetAsync(cancel)).May(Feature.AdmissionLists);

    private async Task<(AdmissionSheet? Sheet, SheetMapping Mapping)> OpenAsync(RecordsDbContext db, Guid id, CancellationToken cancel)
    {
        var list = await db.AdmissionLists.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.FileId, l.Rows, l.Mapping }).FirstOrDefaultAsync(cancel);
        return list is null
            ? (null, new SheetMapping(new Dictionary<int, ListColumn>()))
            : (await reading.OpenAsync(list.FileId, list.Rows, cancel), AdmissionListService.Restore(list.Mapping));
    }

    private static IQueryable<AdmissionListItem> Items(RecordsDbContext db, IQueryable<AdmissionList> lists) => lists.AsNoTracking()
        .OrderByDescending(l => l.UploadedAt)
        .Select(l => new AdmissionListItem(
            l.Id, l.Name, l.FileName, l.FileHash, l.Year, l.State, l.Rows, l.Added, l.Unchanged, l.Proposed, l.Withdrawn, l.Faulty,
            l.UploadedBy, l.UploadedAt, l.ImportedBy, l.ImportedAt, db.AdmissionProposals.Count(p => p.ListId == l.Id && p.State == ProposalState.Open)));

    private static FaultyRow Faulty(ListedRow row) => new(
        row.Row.RowNumber, row.Row.Values[RecordField.Name] ?? "", row.Row.Values[RecordField.CandidateNumber] ?? "",
        [.. row.Row.Findings.OrderByDescending(finding => finding.Severity)]);

    private static string? Shown(RecordField field, string? value) => (field, value) switch
    {
        (_, null) => null,
        (RecordField.IdNumber, _) => Mask.IdNumber(value),
        (RecordField.Phone, _) => Mask.Phone(value),
        _ => value,
    };
}
