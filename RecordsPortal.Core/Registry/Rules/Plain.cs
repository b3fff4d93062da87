using System.Globalization;
using System.Text.RegularExpressions;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Undoes what typing, printing and spreadsheets do to a text without meaning anything by it.</summary>
internal static partial class Plain
{
    private static readonly char[] _apostrophes = ['\'', '‘', '’', '`'];

    /// <summary>Without invisible characters, and without spaces of any width at the ends.</summary>
    public static string Text(string? raw) =>
        Characters.Without(raw ?? "", IsInvisible).Trim();

    /// <summary>As <see cref="Text"/>, and every run of blanks made one space, so that one address is not two.</summary>
    public static string Line(string? raw) => Blanks().Replace(Text(raw), " ");

    /// <summary>
    /// A code as its issuer writes it: half width, upper case, no spaces, no apostrophe in front, and without the .0 or the exponent
    /// of a spreadsheet's number as long as every digit is still there.
    /// </summary>
    public static string Code(string? raw)
    {
        var code = Characters.Without(HalfWidth(Text(raw)), char.IsWhiteSpace).TrimStart(_apostrophes).ToUpperInvariant();
        // Asked of every cell of a long list, few of which a spreadsheet took for numbers.
        return code.AsSpan().ContainsAny('.', 'E') ? Number(TrailingZeros().Replace(code, "$1")) : code;
    }

    /// <summary>True for 2.64305E+13: the digits after the fifth are lost, and no cleaning brings them back.</summary>
    public static bool IsCut(string code) => Exponent().IsMatch(code);

    public static string HalfWidth(string text) => !text.AsSpan().ContainsAnyInRange('\u3000', '\uFF5E') ? text : string.Create(text.Length, text, static (half, full) =>
    {
        for (var i = 0; i < half.Length; i++)
        {
            half[i] = HalfWidth(full[i]);
        }
    });

    public static char HalfWidth(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        '\u3000' => ' ',
        _ => character,
    };

    /// <summary>In characters as people count them, however many places each takes.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    private static bool IsInvisible(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Format || (char.IsControl(character) && character is not ('\n' or '\r' or '\t'));

    private static string Number(string code)
    {
        var match = Exponent().Match(code);
        if (!match.Success || !int.TryParse(match.Groups["exponent"].ValueSpan, out var exponent))
        {
            return code;
        }

        var digits = match.Groups["first"].Value + match.Groups["more"].Value;
        return digits.Length == exponent + 1 ? digits : code;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(\d+)\.0+$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingZeros();

    [GeneratedRegex(@"^(?<first>[0-9])(?:\.(?<more>[0-9]+))?E\+?(?<exponent>[0-9]{1,3})$")]
    private static partial Regex Exponent();
}
