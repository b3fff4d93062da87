using System.Security.Cryptography;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>Sealed files for some of the demonstration's students; each costs a write to disk, so not for all.</summary>
internal sealed class DemoFiles(SealedFiles files, Random random)
{
    private readonly IReadOnlyList<byte[]> _photos = DemoPictures.Photos();
    private readonly byte[] _evidence = DemoPictures.Evidence();

    public Task<Guid> PhotoAsync(RecordsDbContext db, DemoStudent student) =>
        AddAsync(db, student, AttachmentPurpose.Photo, RecordField.Photo, _photos[random.Next(_photos.Count)]);

    public Task<Guid> EvidenceAsync(RecordsDbContext db, DemoStudent student, RecordField field) => AddAsync(db, student, AttachmentPurpose.Evidence, field, _evidence);

    public Task KeepListAsync(Guid file, PersonKey key, byte[] content) => files.WriteAsync(file, key, content, CancellationToken.None);

    private async Task<Guid> AddAsync(RecordsDbContext db, DemoStudent student, AttachmentPurpose purpose, RecordField field, byte[] picture)
    {
        var attachment = new Attachment
        {
            StudentId = student.Row.Id,
            Purpose = purpose,
            Field = field,
            ContentType = "image/jpeg",
            Bytes = picture.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(picture)),
            UploadedBy = student.Row.Name,
        };
        await files.WriteAsync(attachment.Id, student.Key, picture, CancellationToken.None);
        db.Attachments.Add(attachment);
        return attachment.Id;
    }
}
