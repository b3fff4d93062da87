using System.Text.RegularExpressions;

namespace RecordsPortal.Core.Accounts;

/// <summary>
/// Takes out of a password what guessing programs try first. A list of whole passwords would miss woaini1314520520 for want of one digit;
/// taking the pieces away finds every string made of them.
/// </summary>
internal static partial class CommonPasswords
{
    private const int ShortestRun = 3;
    private const char Gap = '\n';

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!@#$%^&*()", "0123456789", "abcdefghijklmnopqrstuvwxyz"];
    private static readonly string[] Runs = [.. Rows, .. Rows.Select(row => new string([.. row.Reverse()])), "1234567890", "0987654321"];

    private static readonly Lazy<string[]> Pieces = new(Load);

    /// <summary>How many letters, digits and Han characters are left without common words, runs, repetitions, years, and <paramref name="own"/> words.</summary>
    /// <param name="password">In lower case.</param>
    public static int Unguessed(string password, IReadOnlyCollection<string> own)
    {
        var left = ShortestPeriod(password);
        foreach (var piece in own.Concat(Pieces.Value).OrderByDescending(piece => piece.Length))
        {
            left = left.Replace(piece, $"{Gap}", StringComparison.Ordinal);
        }

        left = Years().Replace(WithoutRuns(left), $"{Gap}");
        return Repeated().Replace(left, $"{Gap}").Where(char.IsLetterOrDigit).Distinct().Count() is var distinct && distinct < ShortestRun
            ? 0
            : left.Count(char.IsLetterOrDigit);
    }

    /// <summary>abcd for abcdabcdabcd: saying a thing three times makes it no harder to guess.</summary>
    private static string ShortestPeriod(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]))
            {
                return text[..period];
            }
        }

        return text;
    }

    private static string WithoutRuns(string text)
    {
        var kept = text.ToCharArray();
        for (var start = 0; start < text.Length; start++)
        {
            var length = ShortestRun;
            while (start + length <= text.Length && IsRun(text.Substring(start, length)))
            {
                Array.Fill(kept, Gap, start, length++);
            }
        }

        return new string(kept);
    }

    private static bool IsRun(string text) => Runs.Any(run => run.Contains(text, StringComparison.Ordinal)) || text.All(letter => letter == text[0]);

    private static string[] Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries).Where(piece => piece[0] != '#')];
    }

    [GeneratedRegex("(?:19|20)[0-9]{2}")]
    private static partial Regex Years();

    [GeneratedRegex(@"(.)\1{2,}")]
    private static partial Regex Repeated();
}
