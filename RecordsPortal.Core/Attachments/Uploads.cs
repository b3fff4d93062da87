using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Attachments;

/// <param name="Bytes">As they will be kept; null where <paramref name="Fault"/> says why not.</param>
/// <param name="Fault">A key of <see cref="AttachmentKeys"/>.</param>
internal sealed record Upload(byte[]? Bytes, string ContentType, string? Fault, params IReadOnlyList<string> Facts);

/// <summary>Takes in what somebody sends: bounded, told apart by its bytes, drawn anew. In memory only, so nothing lies about in clear.</summary>
internal static class Uploads
{
    public const string Jpeg = "image/jpeg";
    public const string Pdf = "application/pdf";

    public static async Task<Upload> PhotoAsync(Stream stream, PhotoRule rule, CancellationToken cancel) => await ReadAsync(stream, cancel) switch
    {
        { Fault: not null } refused => refused,
        { Bytes: { } bytes } => FileKinds.Of(bytes) switch
        {
            FileKind.Jpeg or FileKind.Png => Drawn(Images.Photo(bytes, rule)),
            FileKind.Heic => Refused(AttachmentKeys.Heic),
            _ => Refused(AttachmentKeys.NotAPhoto),
        },
        _ => Refused(AttachmentKeys.Empty),
    };

    public static async Task<Upload> EvidenceAsync(Stream stream, CancellationToken cancel) => await ReadAsync(stream, cancel) switch
    {
        { Fault: not null } refused => refused,
        { Bytes: { } bytes } => FileKinds.Of(bytes) switch
        {
            FileKind.Jpeg or FileKind.Png => Drawn(Images.Scan(bytes)),
            FileKind.Pdf when Pdfs.FaultOf(bytes) is { } fault => Refused(fault),
            FileKind.Pdf => new Upload(bytes, Pdf, null),
            FileKind.Heic => Refused(AttachmentKeys.Heic),
            _ => Refused(AttachmentKeys.NotEvidence),
        },
        _ => Refused(AttachmentKeys.Empty),
    };

    private static async Task<Upload> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            // Counted as it comes: a length the sender states is not to be believed.
            if (kept.Length + read > Limits.UploadBytes)
            {
                return Refused(AttachmentKeys.TooLarge);
            }

            kept.Write(buffer, 0, read);
        }

        return kept.Length == 0 ? Refused(AttachmentKeys.Empty) : new Upload(kept.ToArray(), "", null);
    }

    private static Upload Drawn(ImageResult result) => new(result.Bytes, Jpeg, result.Fault, result.Facts);

    private static Upload Refused(string key) => new(null, "", key);
}
