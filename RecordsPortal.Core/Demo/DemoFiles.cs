using System.Security.Cryptography;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Demo;

/// <summary>
/// Sealed files for some of the demonstration's students; each costs a write to disk, so not for all, and beside the rows that name them
/// instead of before: a first start would wait for two thousand disks in a row. Nothing may be committed before <see cref="DoneAsync"/>.
/// </summary>
internal sealed class DemoFiles(SealedFiles files, Random random)
{
    private readonly IReadOnlyList<byte[]> _photos = DemoPictures.Photos();
    private readonly byte[] _evidence = DemoPictures.Evidence();
    private readonly List<Task> _writing = [];

    public Guid AddPhoto(DemoPen pen, DemoStudent student) =>
        Add(pen, student, AttachmentPurpose.Photo, RecordField.Photo, _photos[random.Next(_photos.Count)]);

    public Guid AddEvidence(DemoPen pen, DemoStudent student, RecordField field) => Add(pen, student, AttachmentPurpose.Evidence, field, _evidence);

    public Task KeepListAsync(Guid file, PersonKey key, byte[] content) => files.WriteAsync(file, key, content, CancellationToken.None);

    public Task DoneAsync() => Task.WhenAll(_writing);

    private Guid Add(DemoPen pen, DemoStudent student, AttachmentPurpose purpose, RecordField field, byte[] picture)
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
        _writing.Add(Task.Run(() => files.WriteAsync(attachment.Id, student.Key, picture, CancellationToken.None)));
        pen.Add(attachment);
        return attachment.Id;
    }
}
