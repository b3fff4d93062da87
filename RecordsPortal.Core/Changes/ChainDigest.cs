using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>Where the chain stood at one moment. Kept elsewhere, it shows what the chain alone cannot: that all of it was written anew, or cut short.</summary>
/// <param name="Day">The college's day.</param>
/// <param name="At">UTC.</param>
/// <param name="Hash">Of the line <paramref name="Sequence"/>, in lower-case hex.</param>
/// <param name="Previous">SHA-256 of the digest before this one, in lower-case hex; null for the first.</param>
internal sealed record ChainDigest(DateOnly Day, DateTime At, long Sequence, string Hash, string? Previous)
{
    private const string Title = "records-portal-chain-digest 1";
    private const string None = "-";
    private const string DayFormat = "yyyy-MM-dd";

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"chain-{Day.ToString(DayFormat, CultureInfo.InvariantCulture)}-{Sequence}.digest");

    /// <summary>Lines that a person can copy to paper; the last one signs those above it.</summary>
    public string Write(Vault vault)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Title}\nday {Day.ToString(DayFormat, CultureInfo.InvariantCulture)}\nat {At:O}\nsequence {Sequence}\nhash {Hash}\nprevious {Previous ?? None}\n");
        return $"{text}mac {Mac(vault, text)}\n";
    }

    /// <returns>Null if it is no digest, or none that this portal's key signed.</returns>
    public static ChainDigest? Read(string text, Vault vault)
    {
        if (text.Split('\n') is not [Title, var day, var at, var sequence, var hash, var previous, _, ""] lines
            || !DateOnly.TryParseExact(Value(day, "day"), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var ofDay)
            || !DateTime.TryParseExact(Value(at, "at"), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            || !long.TryParse(Value(sequence, "sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            return null;
        }

        var digest = new ChainDigest(ofDay, moment, end, Value(hash, "hash"), Value(previous, "previous") is None ? null : Value(previous, "previous"));
        // Written again and compared: what reads alike but is written otherwise is not what was signed.
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(digest.Write(vault)), Encoding.UTF8.GetBytes(text)) && lines.Length == 8 ? digest : null;
    }

    private static string Value(string line, string name) => line.StartsWith(name + " ", StringComparison.Ordinal) ? line[(name.Length + 1)..] : "";

    private static string Mac(Vault vault, string text) => Convert.ToHexStringLower(vault.ChainHash([], Encoding.UTF8.GetBytes(text)));
}
