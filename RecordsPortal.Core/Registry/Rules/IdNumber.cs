using System.Text.RegularExpressions;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>What an ID number says of its holder. It says nothing of native place or origin: its area is that of the first registration.</summary>
public readonly record struct IdHolder(DateOnly BirthDate, string Sex);

/// <summary>Citizens' numbers of GB 11643, residence permits of Hong Kong, Macao and Taiwan, foreigners' cards, and other documents by kind.</summary>
public static partial class IdNumber
{
    public const int MaxOtherLength = 30;

    private static readonly int[] _weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static string Normalise(string? raw) => Plain.Code(raw);

    /// <summary>The kind of document an eighteen-digit number belongs to by its own telling; a resident ID card where it does not tell.</summary>
    public static string TypeOf(string number) => number switch
    {
        ['8', '1' or '2' or '3', '0', '0', '0', '0', ..] => IdDocumentTypes.ResidencePermit,
        ['9', ..] => IdDocumentTypes.ForeignerCard,
        _ => IdDocumentTypes.ResidentId,
    };

    /// <summary>ISO 7064 MOD 11-2 over the first seventeen digits.</summary>
    public static char CheckDigit(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += (seventeen[i] - '0') * _weights[i];
        }

        return "10X98765432"[sum % 11];
    }

    /// <summary>
    /// Birth date and sex, from a citizen's number or a residence permit whose check digit is right; null for anything else,
    /// foreigners' cards (9…) among them: their middle is not laid out that way.
    /// </summary>
    public static IdHolder? Read(string? number)
    {
        if (number is null || !Eighteen().IsMatch(number) || number[0] == '9' || number[17] != CheckDigit(number))
        {
            return null;
        }

        return DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", out var birthDate)
            ? new(birthDate, (number[16] - '0') % 2 == 1 ? Sexes.Male : Sexes.Female)
            : null;
    }

    /// <summary>The number of today for one of the first generation (AAAAAAYYMMDDSSS), whose holders were all born in the twentieth century.</summary>
    public static string Upgrade(string fifteen)
    {
        var seventeen = $"{fifteen[..6]}19{fifteen[6..]}";
        return seventeen + CheckDigit(seventeen);
    }

    /// <summary>The first thing wrong with a number, or null. Only the first: a wrong length makes every later complaint noise.</summary>
    public static string? Fault(string? number, string type, DateOnly today, bool mayBeFifteen = false) => number switch
    {
        null => RuleKeys.IdNumberMissing,
        _ when Plain.IsCut(number) => RuleKeys.NumberCut,
        _ when type is IdDocumentTypes.ResidentId or IdDocumentTypes.ResidencePermit && mayBeFifteen && Fifteen().IsMatch(number) =>
            Fault(Upgrade(number), type, today),
        _ when type is IdDocumentTypes.ResidentId or IdDocumentTypes.ResidencePermit => FaultOfEighteen(number, today),
        _ when type is IdDocumentTypes.ForeignerCard && !OldForeignerCard().IsMatch(number) => FaultOfForeignerCard(number),
        _ => FitsKind(number, type) ? null : RuleKeys.IdNumberFormat,
    };

    private static string? FaultOfEighteen(string number, DateOnly today)
    {
        if (Fifteen().IsMatch(number))
        {
            return RuleKeys.IdNumberFifteenDigits;
        }

        if (FaultOfShape(number) is { } fault)
        {
            return fault;
        }

        if (number[0] != '9')
        {
            if (!Provinces().IsMatch(number))
            {
                return RuleKeys.IdNumberProvince;
            }

            if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", out var birthDate))
            {
                return RuleKeys.IdNumberDate;
            }

            if (birthDate > today)
            {
                return RuleKeys.IdNumberFuture;
            }
        }

        return number[17] == CheckDigit(number) ? null : RuleKeys.IdNumberCheckDigit;
    }

    private static string? FaultOfForeignerCard(string number) =>
        FaultOfShape(number)
        ?? (number[0] != '9' ? RuleKeys.IdNumberFormat : number[17] == CheckDigit(number) ? null : RuleKeys.IdNumberCheckDigit);

    private static string? FaultOfShape(string number) => number switch
    {
        { Length: not 18 } => RuleKeys.IdNumberLength,
        _ => Eighteen().IsMatch(number) ? null : RuleKeys.IdNumberCharacters,
    };

    private static bool FitsKind(string number, string type) => type switch
    {
        IdDocumentTypes.ForeignerCard => OldForeignerCard().IsMatch(number),
        IdDocumentTypes.HongKongMacaoTravelPermit => HongKongMacaoPermit().IsMatch(number),
        IdDocumentTypes.TaiwanTravelPermit => TaiwanPermit().IsMatch(number),
        IdDocumentTypes.Passport => Passport().IsMatch(number),
        _ => Plain.Length(number) <= MaxOtherLength,
    };

    [GeneratedRegex(@"^[0-9]{17}[0-9X]\z")]
    private static partial Regex Eighteen();

    [GeneratedRegex(@"^[0-9]{15}\z")]
    private static partial Regex Fifteen();

    [GeneratedRegex(@"^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])")]
    private static partial Regex Provinces();

    [GeneratedRegex(@"^[A-Z]{3}[0-9]{12}\z")]
    private static partial Regex OldForeignerCard();

    [GeneratedRegex(@"^[HM][0-9]{8}([0-9]{2})?\z")]
    private static partial Regex HongKongMacaoPermit();

    [GeneratedRegex(@"^[0-9]{8}([0-9]{2})?\z")]
    private static partial Regex TaiwanPermit();

    [GeneratedRegex(@"^[A-Z0-9]{5,15}\z")]
    private static partial Regex Passport();
}
