using System.Text.RegularExpressions;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Phones in E.164: +8613812344770, +8673128881234, +85291234567. An extension follows as RFC 3966 writes it: ;ext=12.</summary>
public static partial class PhoneNumber
{
    private const int ManyStudents = 5;

    /// <summary>The canonical form of anything people write, or the text itself where it is no phone.</summary>
    public static string Normalise(string? raw)
    {
        var text = Plain.Code(raw);
        return Plain.IsCut(text) ? text : Canonical(text) ?? text;
    }

    public static bool IsWellFormed(string? canonical) => canonical is not null && (Mainland().IsMatch(canonical) || Elsewhere().IsMatch(canonical));

    /// <summary>As dialled inside the mainland (13812344770, 0731-28881234-12); with its country code from anywhere else.</summary>
    public static string Display(string? canonical)
    {
        var match = Mainland().Match(canonical ?? "");
        return match switch
        {
            { Success: false } => canonical ?? "",
            _ when match.Groups["mobile"].Success => match.Groups["mobile"].Value,
            _ => $"0{match.Groups["area"]}-{match.Groups["local"]}" + (match.Groups["ext"].Success ? $"-{match.Groups["ext"]}" : ""),
        };
    }

    internal static IEnumerable<Found> Check(RecordValues values, RuleFacts facts) => values[RecordField.Phone] switch
    {
        null => [new(RecordField.Phone, RuleKeys.PhoneMissing)],
        var phone when Plain.IsCut(phone) => [new(RecordField.Phone, RuleKeys.NumberCut)],
        var phone when !IsWellFormed(phone) => [new(RecordField.Phone, RuleKeys.PhoneMalformed)],
        _ when facts.OthersWithPhone >= ManyStudents => [new(RecordField.Phone, RuleKeys.PhoneShared, $"{ManyStudents}")],
        _ => [],
    };

    private static string? Canonical(string text)
    {
        var number = Separators().Replace(text, "");
        number = Prefix().Replace(number, "+");
        var extension = Extension().Match(number);
        var suffix = extension.Success ? $";ext={extension.Groups["ext"].Value}" : "";
        var main = (extension.Success ? number[..extension.Index] : number).Replace("-", "", StringComparison.Ordinal);
        return Candidates(main).Select(candidate => candidate + suffix).FirstOrDefault(IsWellFormed);
    }

    // 0912345678 is how Taiwan writes at home, but on a mainland list a leading 0 is an area code; other regions must bring their country code.
    private static IEnumerable<string> Candidates(string main) => main switch
    {
        ['+', '8', '6', '0', .. var area] => ["+86" + area],
        ['+', '8', '8', '6', '0', .. var rest] => ["+886" + rest],
        ['+', ..] => [main],
        ['0', .. var area] => ["+86" + area],
        ['8', '6', .. { Length: 11 } mobile] => ["+86" + mobile],
        ['1', ..] => ["+86" + main],
        _ => [],
    };

    [GeneratedRegex(@"[().·\s]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^00(?=[1-9])")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(?:;EXT=|转|分机|EXT\.?|#|(?<=[0-9]{7})-)(?<ext>[0-9]{1,6})\z")]
    private static partial Regex Extension();

    [GeneratedRegex(@"^\+86(?:(?<mobile>1[3-9][0-9]{9})|(?<area>10|2[0-9]|[3-9][0-9]{2})(?<local>[2-9][0-9]{6,7})(?:;ext=(?<ext>[0-9]{1,6}))?)\z")]
    private static partial Regex Mainland();

    [GeneratedRegex(@"^\+(?:852[0-9]{8}|853[0-9]{8}|886[0-9]{8,9}|(?!86|852|853|886)[1-9][0-9]{5,14})(?:;ext=[0-9]{1,6})?\z")]
    private static partial Regex Elsewhere();
}
