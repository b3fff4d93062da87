using System.Text;
using System.Text.RegularExpressions;

namespace RecordsPortal.Core.Registry.Rules;

public static partial class PersonName
{
    /// <summary>In code points, not in chars: a rare character is one.</summary>
    public const int MaxLength = 50;

    private const char Dot = '\u00B7';

    /// <summary>
    /// The name without padding (张　三), with · for every dot that looks like it, and with one space between Latin words.
    /// What is not form stays, so that <see cref="RecordRules"/> can say what is wrong with it.
    /// </summary>
    public static string Normalise(string? raw)
    {
        var name = string.Concat(Plain.Text(raw).Select(Unified));
        name = Blanks().Replace(name, " ");
        name = BlanksBesideHan().Replace(name, "");
        return StopsBetweenHan().Replace(name, "·").Trim();
    }

    internal static IEnumerable<Found> Check(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [new(RecordField.Name, RuleKeys.NameMissing)];
        }

        var runes = name.EnumerateRunes().ToArray();
        Found?[] found =
        [
            Forbidden(name, runes),
            IsDotMisplaced(name) ? new(RecordField.Name, RuleKeys.NameDot) : null,
            runes.Length == 1 ? new(RecordField.Name, RuleKeys.NameOneCharacter) : null,
            runes.Length > MaxLength ? new(RecordField.Name, RuleKeys.NameTooLong, $"{MaxLength}") : null,
        ];
        return found.OfType<Found>();
    }

    // The most telling complaint only: a digit is also "not an allowed character", and saying both helps nobody.
    private static Found? Forbidden(string name, Rune[] runes)
    {
        var radical = runes.FirstOrDefault(Han.IsRadical);
        var others = string.Concat(runes.Where(rune => !IsAllowed(rune)).Distinct());
        return runes switch
        {
            _ when runes.Any(Rune.IsDigit) => new(RecordField.Name, RuleKeys.NameDigit),
            _ when runes.Any(Han.IsPrivateUse) => new(RecordField.Name, RuleKeys.NamePrivateUse),
            _ when radical != default => new(RecordField.Name, RuleKeys.NameRadical, radical.ToString()),
            _ when others.Length > 0 => new(RecordField.Name, RuleKeys.NameCharacter, others),
            _ when !runes.Any(Rune.IsLetterOrDigit) && !runes.Any(Han.Is) => new(RecordField.Name, RuleKeys.NameCharacter, name),
            _ => null,
        };
    }

    private static bool IsAllowed(Rune rune) =>
        Han.Is(rune) || IsLatin(rune) || rune.Value is Dot or ' ' or '-' or '\'' or '.';

    private static bool IsLatin(Rune rune) =>
        Rune.IsLetter(rune) && rune.Value is <= 0x24F or (>= 0x1E00 and <= 0x1EFF);

    private static bool IsDotMisplaced(string name) =>
        name.StartsWith(Dot) || name.EndsWith(Dot) || name.Contains("··", StringComparison.Ordinal);

    private static char Unified(char character) => character switch
    {
        '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\uFF65' or '\u16EB' or '\u2E31' or '\u0387' => Dot,
        '\u2018' or '\u2019' => '\'',
        '\u2010' or '\u2011' or '\u2013' => '-',
        _ when char.IsWhiteSpace(character) => ' ',
        _ => Plain.HalfWidth(character),
    };

    // .NET's expressions see chars, so a character beyond the basic plane is matched by its two halves.
    private const string HanPattern = @"(?:[\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]|[\uD840-\uD888][\uDC00-\uDFFF])";
    private const string HanOrDot = @"(?:" + HanPattern + "|·)";

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();

    [GeneratedRegex("(?<=" + HanOrDot + ") | (?=" + HanOrDot + ")")]
    private static partial Regex BlanksBesideHan();

    [GeneratedRegex("(?<=" + HanPattern + @")\.(?=" + HanPattern + ")")]
    private static partial Regex StopsBetweenHan();
}
