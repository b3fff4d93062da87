using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Admission;

/// <summary>Why a student keeps a list from being taken back.</summary>
/// <param name="Key">One of the conflicts in <see cref="AdmissionKeys"/>.</param>
public sealed record RevertConflict(Guid StudentId, string Name, string CandidateNumber, string Key);

/// <summary>Undoes an import while nothing stands on it.</summary>
internal static class AdmissionRevert
{
    private const int Chunk = 500;

    /// <summary>What students and officers have done since that an undo would destroy; empty means it may go.</summary>
    public static async Task<IReadOnlyList<RevertConflict>> ConflictsAsync(RecordsDbContext db, Guid list, CancellationToken cancel)
    {
        var added = Added(db, list);
        var conflicts = new List<RevertConflict>();
        await AddAsync(added.Where(s => db.Users.Any(a => a.StudentId == s.Id)), AdmissionKeys.ConflictActivated);
        await AddAsync(added.Where(s => db.IntakeCases.Any(c => c.Id == s.Id && c.State != IntakeState.NotBegun) || db.IntakeDrafts.Any(d => d.Id == s.Id)), AdmissionKeys.ConflictBegun);
        await AddAsync(added.Where(s => db.AdmissionEntries.Any(e => e.StudentId == s.Id && e.ListId != list)), AdmissionKeys.ConflictLaterList);
        await AddAsync(added.Where(s => s.Version > 1), AdmissionKeys.ConflictChanged);
        await AddAsync(db.Students.Where(s => db.AdmissionProposals.Any(p => p.ListId == list && p.StudentId == s.Id && p.State != ProposalState.Open)), AdmissionKeys.ConflictProposal);
        return conflicts;

        async Task AddAsync(IQueryable<Student> students, string key) => conflicts.AddRange(await students.AsNoTracking()
            .OrderBy(s => s.CandidateNumber).Select(s => new RevertConflict(s.Id, s.Name, s.CandidateNumber, key)).ToListAsync(cancel));
    }

    /// <returns>How many students went.</returns>
    public static async Task<int> UndoAsync(RecordsDbContext db, Guid list, CancellationToken cancel)
    {
        await RestoreEndedAsync(db, list, cancel);
        db.AdmissionProposals.RemoveRange(await db.AdmissionProposals.Where(p => p.ListId == list).ToListAsync(cancel));
        var students = await Added(db, list).Select(s => s.Id).ToListAsync(cancel);
        db.AdmissionEntries.RemoveRange(await db.AdmissionEntries.Where(e => e.ListId == list).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        foreach (var chunk in students.Chunk(Chunk))
        {
            db.IntakeCases.RemoveRange(await db.IntakeCases.Where(c => chunk.Contains(c.Id)).ToListAsync(cancel));
            db.PersonKeys.RemoveRange(await db.PersonKeys.Where(k => chunk.Contains(k.StudentId)).ToListAsync(cancel));
            db.Students.RemoveRange(await db.Students.Where(s => chunk.Contains(s.Id)).ToListAsync(cancel));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return students.Count;
    }

    /// <summary>The students this list made: those it was the first to name.</summary>
    private static IQueryable<Student> Added(RecordsDbContext db, Guid list) => db.Students.Where(s =>
        db.Changes.Any(c => c.ChangeSetId == list && c.Kind == nameof(Student) && c.RecordId == s.Id && c.Action == ChangeAction.Created));

    /// <summary>Withdrawals go back to what they were: the change lines of the import remember it.</summary>
    private static async Task RestoreEndedAsync(RecordsDbContext db, Guid list, CancellationToken cancel)
    {
        var lines = await db.Changes.AsNoTracking()
            .Where(c => c.ChangeSetId == list && c.Action == ChangeAction.Changed && (c.Field == nameof(Student.Status) || c.Field == nameof(IntakeCase.State)))
            .ToListAsync(cancel);
        foreach (var line in lines)
        {
            if (line.Kind == nameof(Student) && await db.Students.FirstOrDefaultAsync(s => s.Id == line.RecordId, cancel) is { } student)
            {
                student.Status = Enum.Parse<StudentStatus>(line.OldValue!);
                student.StatusSince = line.At;
            }
            else if (line.Kind == nameof(IntakeCase) && await db.IntakeCases.FirstOrDefaultAsync(c => c.Id == line.RecordId, cancel) is { } intake)
            {
                intake.State = Enum.Parse<IntakeState>(line.OldValue!);
            }
        }
    }
}
