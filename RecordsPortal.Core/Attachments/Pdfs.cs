namespace RecordsPortal.Core.Attachments;

/// <summary>A scanned PDF is kept as it came, so it may hold nothing that does anything when it is opened.</summary>
internal static class Pdfs
{
    private const int Tail = 1024;

    private static readonly string[] Active = ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia"];

    public static string? FaultOf(ReadOnlySpan<byte> bytes) => true switch
    {
        _ when bytes[^Math.Min(Tail, bytes.Length)..].LastIndexOf("%%EOF"u8) < 0 => AttachmentKeys.Broken,
        _ when HasActive(bytes) => AttachmentKeys.ActivePdf,
        _ => null,
    };

    private static bool HasActive(ReadOnlySpan<byte> bytes)
    {
        foreach (var name in Active)
        {
            if (HasName(bytes, System.Text.Encoding.ASCII.GetBytes(name)))
            {
                return true;
            }
        }

        return false;
    }

    // Whole names only: /JS is a script, /JSmith may be somebody.
    private static bool HasName(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        for (var at = bytes.IndexOf(name); at >= 0; at = bytes.IndexOf(name))
        {
            bytes = bytes[(at + name.Length)..];
            if (bytes.IsEmpty || !char.IsAsciiLetterOrDigit((char)bytes[0]) && bytes[0] != ':')
            {
                return true;
            }
        }

        return false;
    }
}
