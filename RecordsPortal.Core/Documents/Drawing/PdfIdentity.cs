using System.Security.Cryptography;
using System.Text;

namespace RecordsPortal.Core.Documents.Drawing;

/// <summary>
/// The drawing library gives every archival PDF an identity of chance. Ours follows from what the file says, so that drawing the same record again
/// gives the same file and a hash can tell whether anything differs.
/// </summary>
internal static class PdfIdentity
{
    private const string Before = "<xmpMM:DocumentID>uuid:";
    private const int GuidLength = 36;

    public static byte[] Settled(byte[] pdf)
    {
        var at = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Before));
        if (at < 0)
        {
            throw new InvalidOperationException("The drawing library writes a file's identity otherwise than it did.");
        }

        var given = Encoding.ASCII.GetString(pdf, at + Before.Length, GuidLength);
        var places = Places(pdf, given).Concat(Places(pdf, Digits(given))).ToList();
        Write(pdf, places, Guid.Empty);
        Write(pdf, places, new Guid(SHA256.HashData(pdf).AsSpan(0, 16)));
        return pdf;
    }

    /// <summary>It stands as text in the description and as digits in the trailer.</summary>
    private static List<(int At, int Length)> Places(ReadOnlySpan<byte> pdf, string text)
    {
        var places = new List<(int, int)>();
        var sought = Encoding.ASCII.GetBytes(text);
        for (var (from, at) = (0, pdf.IndexOf(sought)); at >= 0; at = pdf[from..].IndexOf(sought))
        {
            places.Add((from + at, text.Length));
            from += at + text.Length;
        }

        return places;
    }

    private static void Write(byte[] pdf, IEnumerable<(int At, int Length)> places, Guid identity)
    {
        foreach (var (at, length) in places)
        {
            Encoding.ASCII.GetBytes(length == GuidLength ? $"{identity}" : Digits($"{identity}"), pdf.AsSpan(at));
        }
    }

    private static string Digits(string identity) => identity.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
