namespace RecordsPortal.Core.Attachments;

/// <summary>Why an upload was not taken. Each key has its sentence in every language of the product.</summary>
public static class AttachmentKeys
{
    public const string Empty = "Attachment.Empty";
    public const string TooLarge = "Attachment.TooLarge";
    public const string NotAPhoto = "Attachment.NotAPhoto";
    public const string NotEvidence = "Attachment.NotEvidence";
    public const string Heic = "Attachment.Heic";
    public const string TooManyPixels = "Attachment.TooManyPixels";

    /// <summary>Facts: the width and height wanted.</summary>
    public const string TooFewPixels = "Attachment.TooFewPixels";
    public const string Broken = "Attachment.Broken";
    public const string ActivePdf = "Attachment.ActivePdf";
    public const string TooMany = "Attachment.TooMany";
}
