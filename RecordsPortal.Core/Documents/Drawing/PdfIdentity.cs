using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// The drawing library gives every archival PDF an identity of chance. Ours follows from what the file says, so that drawing the same record again
/// gives the same file and a hash can tell whether anything differs.
/// </summary>
internal static class PdfIdentity
{
    private const string Described = "<xmpMM:DocumentID>uuid:";
    private const string Named = "\n/ID [";
    private const string End = ">>\nstartxref\n";
    private const int GuidLength = 36;

    public static byte[] Settled(byte[] pdf)
    {
        var given = Encoding.ASCII.GetString(pdf, After(pdf, Described), GuidLength);
        // The library writes its bytes as digits, or as characters with escapes where that is shorter: the trailer's length is a matter of chance
        // too. Nothing in the file counts on it, for it stands behind the table of places.
        var (id, end) = (After(pdf, Named), pdf.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(End)));
        if (end < id)
        {
            throw Otherwise();
        }

        byte[] settled = [.. pdf.AsSpan(0, id), .. Digits(Guid.Empty), .. pdf.AsSpan(end)];
        var places = Places(settled.AsSpan(0, id), given);
        Write(settled, places, id, Guid.Empty);
        Write(settled, places, id, new Guid(SHA256.HashData(settled).AsSpan(0, 16)));
        return settled;
    }

    private static int After(byte[] pdf, string text) => pdf.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(text)) is >= 0 and var at ? at + text.Length : throw Otherwise();

    private static InvalidOperationException Otherwise() => new("The drawing library writes a file's identity otherwise than it did.");

    /// <summary>It stands in the description, for the document and for this copy of it.</summary>
    private static List<int> Places(ReadOnlySpan<byte> pdf, string given)
    {
        var (places, sought) = (new List<int>(), Encoding.ASCII.GetBytes(given));
        for (var (from, at) = (0, pdf.IndexOf(sought)); at >= 0; at = pdf[from..].IndexOf(sought))
        {
            places.Add(from + at);
            from += at + sought.Length;
        }

        return places;
    }

    private static void Write(byte[] pdf, List<int> places, int id, Guid identity)
    {
        foreach (var at in places)
        {
            Encoding.ASCII.GetBytes($"{identity}", pdf.AsSpan(at));
        }

        Digits(identity).CopyTo(pdf.AsSpan(id));
    }

    /// <summary>The same for the document and for this copy, as the trailer has them.</summary>
    private static byte[] Digits(Guid identity) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<{identity:N}> <{identity:N}>]"));
}
