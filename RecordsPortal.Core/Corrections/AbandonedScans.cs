using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Corrections;

/// <summary>Forgets what was sent for a correction that never was: somebody photographed their identity card, closed the form and went.</summary>
public sealed class AbandonedScans
{
    /// <summary>So long a form may stay open before what was sent for it counts as left behind.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly RecordsDb _database;
    private readonly SealedFiles _files;
    private readonly CollegeClock _clock;

    internal AbandonedScans(RecordsDb database, SealedFiles files, CollegeClock clock) => (_database, _files, _clock) = (database, files, clock);

    public async Task ForgetAsync(CancellationToken cancel = default)
    {
        var before = _clock.Now - Kept;
        await using var db = _database.Open();
        var left = await db.CorrectionEvidence.Where(e => e.AddedAt < before && !db.Corrections.Any(c => c.Id == e.CorrectionId)).ToListAsync(cancel);
        if (left.Count == 0)
        {
            return;
        }

        var ids = left.ConvertAll(e => e.FileId);
        db.CorrectionEvidence.RemoveRange(left);
        db.Attachments.RemoveRange(await db.Attachments.Where(a => ids.Contains(a.Id)).ToListAsync(cancel));
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        await db.SaveChangesAsync(cancel);
        // Last: a file without a row is found by nobody, a row without its file would be a promise not kept.
        ids.ForEach(_files.Delete);
    }
}
