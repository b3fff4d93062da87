namespace RecordsPortal.Core.Attachments;

public enum FileKind
{
    Unknown,
    Jpeg,
    Png,

    /// <summary>What iPhones take by default. Told apart only to say so: its owner can change it and nobody else can.</summary>
    Heic,
    Pdf,
}

/// <summary>Tells a file's kind by its first bytes. What a sender says of it, name or content type, is never looked at.</summary>
public static class FileKinds
{
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif"];

    public static FileKind Of(ReadOnlySpan<byte> head) => true switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => FileKind.Jpeg,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => FileKind.Png,
        _ when head.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(head[8..12])) => FileKind.Heic,
        _ => FileKind.Unknown,
    };
}
