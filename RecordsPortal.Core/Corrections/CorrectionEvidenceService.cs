using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>Scans for a correction, in and out again while it is open. Works by plain HTTP: a phone's camera may take the circuit down.</summary>
public sealed class CorrectionEvidenceService(RecordsDb database, Writes writes, ICurrentUser user, SealedValues sealing, SealedFiles files)
{
    public const int MostFiles = 12;

    /// <param name="correction">The form's id; the correction itself may not have been sent yet.</param>
    public async Task<Outcome> AddAsync(Guid command, Guid correction, Guid student, EvidenceKind kind, Stream upload, CancellationToken cancel = default)
    {
        var actor = await user.GetAsync(cancel);
        if (!actor.May(Feature.CorrectionRequest))
        {
            return new Outcome.Refused(OutcomeKeys.NotAllowed);
        }

        await using var db = database.Open();
        if (!await db.StudentsWithin(actor.ReachOf(Feature.CorrectionRequest)).AnyAsync(s => s.Id == student, cancel) || await sealing.KeyOfAsync(db, student, cancel) is not { } key)
        {
            return new Outcome.NotFound();
        }

        var isPhoto = kind == EvidenceKind.NewPhoto;
        var taken = isPhoto
            ? await Uploads.PhotoAsync(upload, PhotoRule.Parse(await SettingService.ReadAsync(db, SettingKeys.PhotoRule, cancel)), cancel)
            : await Uploads.EvidenceAsync(upload, cancel);
        if (taken.Bytes is not { } bytes)
        {
            return new Outcome.Invalid([new FieldError(isPhoto ? nameof(RecordField.Photo) : "Evidence", taken.Fault!, taken.Facts)]);
        }

        var file = new Attachment
        {
            StudentId = student,
            Purpose = isPhoto ? AttachmentPurpose.Photo : AttachmentPurpose.Evidence,
            Field = isPhoto ? RecordField.Photo : null,
            ContentType = taken.ContentType,
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            UploadedBy = actor.Name,
        };
        if (await files.TryWriteAsync(file.Id, key, bytes, cancel) is { } unavailable)
        {
            return new Outcome.Unavailable(unavailable);
        }

        Outcome? outcome = null;
        try
        {
            outcome = await writes.RunAsync(command, Feature.CorrectionRequest, scope => KeepAsync(scope, file, correction, kind, cancel), cancel);
        }
        finally
        {
            // The bytes are on disk before the row that names them; if the row does not come to be, they go again.
            if (outcome is not Outcome.Done { Receipt.Id: { } kept } || kept != file.Id)
            {
                files.Delete(file.Id);
            }
        }

        if (isPhoto && outcome is Outcome.Done)
        {
            await ForgetEarlierPhotosAsync(correction, file.Id, cancel);
        }

        return outcome;
    }

    /// <summary>Takes a scan of one's own back before the correction is sent; later it belongs to the correction.</summary>
    public async Task<Outcome> RemoveAsync(Guid command, Guid correction, Guid file, CancellationToken cancel = default)
    {
        var outcome = await writes.RunAsync(command, Feature.CorrectionRequest, async scope =>
        {
            var found = await scope.Db.CorrectionEvidence.FirstOrDefaultAsync(e => e.CorrectionId == correction && e.FileId == file, cancel);
            if (found is null || found.AddedById != scope.Actor.AccountId || await scope.Db.Corrections.AnyAsync(c => c.Id == correction, cancel))
            {
                return new Outcome.NotFound();
            }

            scope.Db.CorrectionEvidence.Remove(found);
            scope.Db.Attachments.Remove(await scope.Db.Attachments.SingleAsync(a => a.Id == file, cancel));
            return Outcome.Ok(file);
        }, cancel);
        if (outcome is Outcome.Done)
        {
            files.Delete(file);
        }

        return outcome;
    }

    /// <summary>What the person acting has sent for a form that is still open before them.</summary>
    public async Task<IReadOnlyList<EvidenceItem>> OfFormAsync(Guid correction, CancellationToken cancel = default)
    {
        var account = (await user.GetAsync(cancel)).AccountId;
        await using var db = database.Open();
        return [.. (await ItemsAsync(db, correction, cancel)).Where(e => e.AddedById == account).Select(EvidenceItem.Of)];
    }

    internal static Task<List<CorrectionEvidence>> ItemsAsync(RecordsDbContext db, Guid correction, CancellationToken cancel) =>
        db.CorrectionEvidence.AsNoTracking().Where(e => e.CorrectionId == correction).OrderBy(e => e.Kind).ThenBy(e => e.Id).ToListAsync(cancel);

    internal static async Task<IReadOnlySet<EvidenceKind>> KindsAsync(RecordsDbContext db, Guid correction, CancellationToken cancel) =>
        (await ItemsAsync(db, correction, cancel)).Select(e => e.Kind).ToHashSet();

    internal static IEnumerable<FieldError> Missing(IReadOnlyCollection<RecordField> locked, IReadOnlyCollection<RecordField> fields, CorrectionGround? ground, IReadOnlySet<EvidenceKind> kinds) =>
        EvidenceRules.Required(locked, ground) is { Count: > 0 } required
            ? required.Where(kind => !kinds.Contains(kind)).Select(kind => new FieldError("Evidence", CorrectionRefusals.KindMissing, $"{kind}"))
            : EvidenceRules.NeedsAScan(fields) && kinds.All(kind => kind == EvidenceKind.NewPhoto) ? [new FieldError("Evidence", CorrectionRefusals.EvidenceMissing)] : [];

    /// <summary>Of the photos somebody tries before sending the form only the last was meant.</summary>
    private async Task ForgetEarlierPhotosAsync(Guid correction, Guid kept, CancellationToken cancel)
    {
        foreach (var earlier in (await OfFormAsync(correction, cancel)).Where(e => e.Kind == EvidenceKind.NewPhoto && e.FileId != kept))
        {
            await RemoveAsync(Guid.CreateVersion7(), correction, earlier.FileId, cancel);
        }
    }

    private static async Task<Outcome> KeepAsync(WriteScope scope, Attachment file, Guid correction, EvidenceKind kind, CancellationToken cancel)
    {
        var known = await scope.Db.Corrections.AsNoTracking().FirstOrDefaultAsync(c => c.Id == correction, cancel);
        if (known is not null && (known.StudentId != file.StudentId || !(known.AskedById == scope.Actor.AccountId || scope.Actor.May(Feature.RecordCorrection))))
        {
            return new Outcome.NotFound();
        }

        if (known is { IsOpen: false })
        {
            return new Outcome.Refused(CorrectionRefusals.NotOpen);
        }

        if (await scope.Db.CorrectionEvidence.CountAsync(e => e.CorrectionId == correction, cancel) >= MostFiles)
        {
            return new Outcome.Refused(CorrectionRefusals.TooManyFiles, $"{MostFiles}");
        }

        scope.Db.Attachments.Add(file);
        scope.Db.CorrectionEvidence.Add(new CorrectionEvidence
        {
            CorrectionId = correction,
            StudentId = file.StudentId!.Value,
            FileId = file.Id,
            Kind = kind,
            AddedById = scope.Actor.AccountId ?? Guid.Empty,
            AddedBy = scope.Actor.Name,
            AddedAt = scope.Now,
        });
        return Outcome.Ok(file.Id);
    }
}
