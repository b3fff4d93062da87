using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Attachments;

public enum AttachmentPurpose
{
    Photo,
    Evidence,

    /// <summary>An uploaded list: about no student in particular.</summary>
    AdmissionList,
}

/// <summary>A file of the archive. Its bytes lie sealed in the data folder under <see cref="Row.Id"/>; nothing of the sender's file name is used on disk.</summary>
internal sealed class Attachment : Row
{
    public Guid? StudentId { get; set; }
    public AttachmentPurpose Purpose { get; set; }
    public RecordField? Field { get; set; }
    public string ContentType { get; set; } = "";
    public long Bytes { get; set; }
    public string Sha256 { get; set; } = "";
    public string UploadedBy { get; set; } = "";

    public override Guid? AboutStudent => StudentId;
}
