using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Puts uploaded photos and scans into the draft. Works without a circuit: a phone's camera may have taken it down.</summary>
public sealed class EvidenceService(RecordsDb database, ICurrentUser user, EntryFiles entries, EntryWrites entry, SealedFiles files)
{
    /// <summary>More scans of one item than a reviewer would look at.</summary>
    public const int MostPerItem = 5;

    /// <summary>Replaces the photo. The outcome's receipt has the attachment's id.</summary>
    public async Task<Outcome> AddPhotoAsync(Guid command, EntryOf of, Stream upload, CancellationToken cancel = default)
    {
        await using var db = database.Open();
        var rule = PhotoRule.Parse(await SettingService.ReadAsync(db, SettingKeys.PhotoRule, cancel));
        return await TakeAsync(command, of, RecordField.Photo, () => Uploads.PhotoAsync(upload, rule, cancel), cancel);
    }

    /// <summary>Adds a scan to what shows that the list is wrong about an item.</summary>
    public Task<Outcome> AddEvidenceAsync(Guid command, EntryOf of, RecordField field, Stream upload, CancellationToken cancel = default) =>
        TakeAsync(command, of, field, () => Uploads.EvidenceAsync(upload, cancel), cancel);

    /// <summary>Takes a scan out of the draft; one that was ever submitted stays in the archive.</summary>
    public async Task<Outcome> RemoveAsync(Guid command, EntryOf of, RecordField field, Guid attachment, CancellationToken cancel = default)
    {
        var gone = false;
        var outcome = await entry.RunAsync(command, of, async (scope, file) =>
        {
            if (!file.IsOpen(field) || file.Content.Of(field)?.Evidence?.Contains(attachment) != true)
            {
                return new Outcome.NotFound();
            }

            var answer = file.Content.Of(field)!;
            EntryWrites.Keep(scope, file, file.Content.With(field, answer with { Evidence = [.. answer.Evidence!.Where(id => id != attachment)] }));
            gone = await DropAsync(scope.Db, file, attachment, cancel);
            return Outcome.Ok(attachment);
        }, cancel);
        if (outcome is Outcome.Done && gone)
        {
            files.Delete(attachment);
        }

        return outcome;
    }

    private async Task<Outcome> TakeAsync(Guid command, EntryOf of, RecordField field, Func<Task<Upload>> read, CancellationToken cancel)
    {
        var actor = await user.GetAsync(cancel);
        if (!actor.May(of.Feature))
        {
            return new Outcome.Refused(OutcomeKeys.NotAllowed);
        }

        await using var db = database.Open();
        if (!TakesFiles(field) || await entries.OpenAsync(db, actor.ReachOf(of.Feature), of.StudentFor(actor), cancel) is not { } file)
        {
            return new Outcome.NotFound();
        }

        if (file.Refusal() is { } key)
        {
            return new Outcome.Refused(key);
        }

        var upload = await read();
        if (upload.Bytes is not { } bytes)
        {
            return new Outcome.Invalid([new FieldError($"{field}", upload.Fault!, upload.Facts)]);
        }

        var row = new Attachment
        {
            StudentId = file.Student.Id,
            Purpose = field == RecordField.Photo ? AttachmentPurpose.Photo : AttachmentPurpose.Evidence,
            Field = field,
            ContentType = upload.ContentType,
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            UploadedBy = actor.Name,
        };
        return await files.TryWriteAsync(row.Id, file.Key, bytes, cancel) is { } unavailable
            ? new Outcome.Unavailable(unavailable)
            : await KeepAsync(command, of, row, cancel);
    }

    /// <summary>The photo, and items of the list that can be disputed.</summary>
    private static bool TakesFiles(RecordField field) => field == RecordField.Photo || IntakeItems.Find(field)?.Manner == EntryManner.Shown;

    /// <summary>The bytes are on disk before the row that names them; if the row does not come to be, they go again.</summary>
    private async Task<Outcome> KeepAsync(Guid command, EntryOf of, Attachment row, CancellationToken cancel)
    {
        Guid? replaced = null;
        Outcome? outcome = null;
        try
        {
            outcome = await entry.RunAsync(command, of, async (scope, file) =>
            {
                var field = row.Field!.Value;
                var before = file.Content.Of(field);
                if (!file.IsOpen(field))
                {
                    return new Outcome.Refused(EntryKeys.Locked);
                }

                if (before?.Evidence?.Count >= MostPerItem)
                {
                    return new Outcome.Invalid([new FieldError($"{field}", AttachmentKeys.TooMany, $"{MostPerItem}")]);
                }

                scope.Db.Attachments.Add(row);
                EntryWrites.Keep(scope, file, file.Content.With(field, With(before, row)));
                replaced = row.Purpose == AttachmentPurpose.Photo && Guid.TryParse(before?.Value, out var old) && await DropAsync(scope.Db, file, old, cancel) ? old : null;
                return Outcome.Ok(row.Id);
            }, cancel);
        }
        finally
        {
            if (outcome is not Outcome.Done { Receipt.Id: { } kept } || kept != row.Id)
            {
                files.Delete(row.Id);
            }
        }

        if (outcome is Outcome.Done && replaced is { } photo)
        {
            files.Delete(photo);
        }

        return outcome;
    }

    /// <summary>A scan says by itself that the list is disputed; the reason may follow.</summary>
    private static ItemAnswer With(ItemAnswer? before, Attachment row) => row.Purpose == AttachmentPurpose.Photo
        ? new ItemAnswer($"{row.Id}")
        : new ItemAnswer(before is { IsDisputed: true } ? before.Value : null, before?.Typed, DisputeReason: before?.DisputeReason ?? "", Evidence: [.. before?.Evidence ?? [], row.Id]);

    /// <returns>True if the attachment's row is gone with this save; false where a submission holds it, or it never was.</returns>
    private static async Task<bool> DropAsync(RecordsDbContext db, EntryFile file, Guid attachment, CancellationToken cancel)
    {
        var submissions = await db.Submissions.AsNoTracking().Where(s => s.StudentId == file.Student.Id).ToListAsync(cancel);
        var isHeld = submissions.Select(file.Key.OpenSubmission).SelectMany(content => content.Items.Values)
            .Any(answer => answer.Value == $"{attachment}" || answer.Evidence?.Contains(attachment) == true);
        var row = isHeld ? null : await db.Attachments.FirstOrDefaultAsync(a => a.Id == attachment && a.StudentId == file.Student.Id, cancel);
        if (row is not null)
        {
            db.Attachments.Remove(row);
        }

        return row is not null;
    }
}
