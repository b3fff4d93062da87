using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Attachments;

/// <param name="ContentType">Ours, from what the bytes are.</param>
public sealed record AttachmentFile(byte[] Bytes, string ContentType);

/// <param name="Field">The item it speaks for, where that is one.</param>
/// <param name="At">UTC.</param>
public sealed record AttachmentItem(Guid Id, AttachmentPurpose Purpose, RecordField? Field, long Bytes, string By, DateTime At);

/// <summary>Hands out photos and evidence to whoever may see them of that student; to anybody else they do not exist.</summary>
public sealed class AttachmentService(RecordsDb database, ICurrentUser user, SealedFiles files, SealedValues sealing)
{
    /// <summary>Evidence shows whole ID cards: only for those who enter or review.</summary>
    private static readonly Feature[] ForEvidence = [Feature.OwnIntake, Feature.OwnRecord, Feature.AssistedEntry, Feature.Review, Feature.PreCheck];

    private static readonly Feature[] ForPhotos = [.. ForEvidence, Feature.Students, Feature.CheckIn];

    public async Task<AttachmentFile?> OpenAsync(Guid id, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = database.Open();
        var row = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.StudentId != null, cancel);
        if (row?.StudentId is not { } student || !await MaySeeAsync(db, actor, row.Purpose, student, cancel) || await sealing.KeyOfAsync(db, student, cancel) is not { } key)
        {
            return null;
        }

        return await files.ReadAsync(id, key, cancel) is { } bytes ? new AttachmentFile(bytes, row.ContentType) : null;
    }

    /// <summary>What there is of one student and the person acting may open, the newest first.</summary>
    public async Task<IReadOnlyList<AttachmentItem>> ListAsync(Guid student, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        await using var db = await database.OpenConnectedAsync(cancel);
        // Whoever may see evidence may see photos.
        var evidence = await MaySeeAsync(db, actor, AttachmentPurpose.Evidence, student, cancel);
        if (!evidence && !await MaySeeAsync(db, actor, AttachmentPurpose.Photo, student, cancel))
        {
            return [];
        }

        return await db.Attachments.AsNoTracking().Where(a => a.StudentId == student && (a.Purpose == AttachmentPurpose.Photo || (evidence && a.Purpose == AttachmentPurpose.Evidence))).OrderByDescending(a => a.Id)
            .Select(a => new AttachmentItem(a.Id, a.Purpose, a.Field, a.Bytes, a.UploadedBy, a.ChangedAt)).ToListAsync(cancel);
    }

    private static async Task<bool> MaySeeAsync(RecordsDbContext db, Actor actor, AttachmentPurpose purpose, Guid student, CancellationToken cancel)
    {
        foreach (var feature in purpose == AttachmentPurpose.Photo ? ForPhotos : ForEvidence)
        {
            var reach = actor.ReachOf(feature);
            if (!reach.IsEmpty && await db.StudentsWithin(reach).AnyAsync(s => s.Id == student, cancel))
            {
                return true;
            }
        }

        return false;
    }
}
